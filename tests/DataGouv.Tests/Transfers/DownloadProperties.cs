using DataGouv.Tests.Transfers.Support;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Transfers;

/// <summary>Wherever a download is cut, the result is the file.</summary>
public sealed class DownloadProperties
{
    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property ToFile_cutAtAnyBytes_isTheFile() => Prop.ForAll(
        Cases(),
        async cut =>
        {
            using var folder = new TemporaryFolder();
            var content = Content.Of(cut.Length);
            await using var server = FileServer.Start(request => FileAnswer.Of(request, content, cut.Tag, cut.Ranges) with
            {
                IsChunked = cut.IsChunked,
                CutAfter = request.Number <= cut.Cuts.Count ? cut.Cuts[request.Number - 1] : null,
            });
            using var client = DownloadClients.Create();
            var source = DownloadSource.FromUri(server.Address(), FileChecksum.Sha1(Content.Sha1(content)));

            await client.Downloads.ToFileAsync(source, folder["a.csv"], new DownloadOptions { MaxAttempts = 10 });

            Assert.That(await File.ReadAllBytesAsync(folder["a.csv"]), Is.EqualTo(content));
            Assert.That(folder.Files, Is.EqualTo(["a.csv"]));
        });

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property ToStream_cutAtAnyBytes_isTheFile() => Prop.ForAll(
        Cases(),
        async cut =>
        {
            var content = Content.Of(cut.Length);
            await using var server = FileServer.Start(request => FileAnswer.Of(request, content, "\"one\"", cut.Ranges) with
            {
                IsChunked = cut.IsChunked,
                CutAfter = request.Number <= cut.Cuts.Count ? cut.Cuts[request.Number - 1] : null,
            });
            using var client = DownloadClients.Create();
            var target = new MemoryStream();

            await client.Downloads.ToStreamAsync(server.Address(), target, new DownloadOptions { MaxAttempts = 10 });

            Assert.That(target.ToArray(), Is.EqualTo(content));
        });

    private static Arbitrary<Cut> Cases() => Arb.From(
        from length in Gen.Choose(1, 5000)
        from count in Gen.Choose(0, 3)
        from cuts in Gen.Choose(0, 5000).ListOf(count)
        from tag in Gen.Elements("\"one\"", null)
        from ranges in Gen.Elements(true, false)
        from chunked in Gen.Elements(true, false)
        select new Cut(length, [.. cuts.Select(cut => Math.Min(cut, length))], tag, ranges, chunked));

    private sealed record Cut(int Length, List<int> Cuts, string? Tag, bool Ranges, bool IsChunked);
}
