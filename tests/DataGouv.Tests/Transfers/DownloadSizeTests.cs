using DataGouv.Catalog;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>A published size that is wrong refuses no file.</summary>
public sealed class DownloadSizeTests
{
    private static readonly byte[] Body = Content.Of(300_000);

    private TemporaryFolder _folder = null!;
    private DataGouvClient _client = null!;

    [SetUp]
    public void Prepare()
    {
        _folder = new TemporaryFolder();
        _client = DownloadClients.Create();
    }

    [TearDown]
    public void End()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task ToFile_sizeThatIsNone_takesTheFile(
        [Values(-2, 0, 300, 300_001, int.MinValue)] long size,
        [Values] bool ends,
        [Values] bool verified)
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, Body) with { EndsWithConnection = ends });

        var file = await _client.Downloads.ToFileAsync(Resource(server, size, verified), _folder["a.csv"]);

        Assert.That(await File.ReadAllBytesAsync(file.Path), Is.EqualTo(Body));
    }

    [Test]
    public async Task ToFile_sizeThatIsNone_hasNoNegativeNorExceededTotal([Values(-2, 0, 300)] long size)
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, Body) with { EndsWithConnection = true });
        var log = new ProgressLog();

        await _client.Downloads.ToFileAsync(
            Resource(server, size, verified: true),
            _folder["a.csv"],
            new DownloadOptions { Progress = log });

        Assert.That(log.Reports.Select(report => report.Total ?? 300_000), Is.All.EqualTo(300_000));
        Assert.That(log.Reports.Select(report => report.Percent ?? 0), Is.All.InRange(0, 100));
    }

    [Test]
    public async Task ToFile_sizeThatIsRight_isTheTotal()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, Body) with { EndsWithConnection = true });
        var log = new ProgressLog();

        await _client.Downloads.ToFileAsync(
            Resource(server, Body.Length, verified: true),
            _folder["a.csv"],
            new DownloadOptions { Progress = log });

        Assert.That(log.Reports[0].Total, Is.EqualTo(300_000));
    }

    private static Resource Resource(FileServer server, long size, bool verified) =>
        new()
        {
            Title = "Arrêts",
            Url = server.Address().AbsoluteUri,
            Filesize = size,
            Checksum = verified ? new Checksum { Type = ChecksumType.Sha1, Value = Content.Sha1(Body) } : null,
        };
}
