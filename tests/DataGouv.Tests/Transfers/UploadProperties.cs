using DataGouv.Tests.Transfers.Support;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Transfers;

/// <summary>Wherever an upload is cut, what the platform holds in the end is the source, once.</summary>
public sealed class UploadProperties
{
    private const int Chunk = 64;

    private PlatformServer _server = null!;

    [OneTimeSetUp]
    public async Task Prepare() => _server = await PlatformServer.StartAsync();

    [OneTimeTearDown]
    public async Task End() => await _server.DisposeAsync();

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Upload_cutAtAnyByteOfAnyRequest_arrivesOnce() => Prop.ForAll(
        Cases(),
        cut => RunAsync(cut, async (client, content, source) =>
        {
            var seen = 0;
            _server.CutBodyAfter = () => ++seen == cut.Request ? cut.Byte : null;
            try
            {
                return (await client.Uploads.AddResourceAsync(
                    PlatformStore.Dataset,
                    source,
                    new UploadOptions { ChunkSize = Chunk, PartsInFlight = cut.InFlight })).Id;
            }
            catch (UploadException failure) when (failure.MayHaveSucceeded)
            {
                // What was cut is the request that makes the resource: whether it does can't be known. Here it does not.
                var again = UploadSource.FromBytes(content, "a.csv");
                return (failure.Session is { } session ? await client.Uploads.ResumeAsync(
                    session,
                    again) : await client.Uploads.AddResourceAsync(PlatformStore.Dataset, again)).Id;
            }
        }));

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Resume_afterTheProcessEndsAtAnyRequest_sendsAgainNoMorePartsThanWereOnTheirWay() => Prop.ForAll(
        Cases(leastLength: Chunk + 1),
        cut => RunAsync(cut, async (client, content, source) =>
        {
            using var end = new CancellationTokenSource();
            var (seen, saved) = (0, (string?)null);
            _server.CutBodyAfter = () =>
            {
                if (Interlocked.Increment(ref seen) != cut.Request)
                {
                    return null;
                }

                end.Cancel();
                return cut.Byte;
            };
            var options = new UploadOptions
            {
                ChunkSize = Chunk,
                PartsInFlight = cut.InFlight,
                SaveSession = (session, _) =>
                {
                    saved = session.ToString();
                    return Task.CompletedTask;
                },
            };
            try
            {
                return (await client.Uploads.AddResourceAsync(PlatformStore.Dataset, source, options, end.Token)).Id;
            }
            catch (OperationCanceledException) when (saved is not null)
            {
                _server.CutBodyAfter = () => null;
                using var other = _server.Client();
                var resource = await other.Uploads.ResumeAsync(UploadSession.Parse(saved), UploadSource.FromBytes(content, "a.csv"));
                var id = UploadSession.Parse(saved).Id.ToString();
                var sent = _server.Forms.Where(form => form.Form.Uuid == id && form.Form.Step == UploadStep.Part).ToList();
                Assert.That(sent.Count - sent.DistinctBy(form => form.Form.PartIndex).Count(), Is.LessThanOrEqualTo(cut.InFlight));
                return resource.Id;
            }
        }));

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property Upload_anyAnswersLost_arrivesOnce() => Prop.ForAll(
        Cases(),
        cut => RunAsync(cut, async (client, content, source) =>
        {
            var seen = 0;
            var fault = cut.Byte % 2 == 0 ? PlatformFault.CutAfter : PlatformFault.GatewayAfter;
            _server.Fault = _ => Interlocked.Increment(ref seen) % 4 == cut.Request % 4 ? fault : PlatformFault.None;
            return (await client.Uploads.AddResourceAsync(
                PlatformStore.Dataset,
                source,
                new UploadOptions { ChunkSize = Chunk, PartsInFlight = cut.InFlight })).Id;
        }));

    private static Arbitrary<Cut> Cases(int leastLength = 1) => Arb.From(
        from length in Gen.Choose(leastLength, 6 * Chunk)
        from request in Gen.Choose(1, 8)
        from at in Gen.Choose(0, 1000)
        from inFlight in Gen.Choose(1, 4)
        from kind in Gen.Choose(0, 2)
        select new Cut(length, request, at, inFlight, kind));

    private async Task RunAsync(Cut cut, Func<DataGouvClient, byte[], UploadSource, Task<Guid>> upload)
    {
        var content = Content.Of(cut.Length, cut.Byte);
        var source = cut.Source switch
        {
            0 => UploadSource.FromBytes(content, "a.csv"),
            1 => UploadSource.FromStream(new MemoryStream(content), "a.csv"),
            _ => UploadSource.FromStream(new ForwardOnlyStream(content), "a.csv"),
        };
        var before = _server.Store.Count;
        using var client = _server.Client();
        try
        {
            var id = await upload(client, content, source);
            Assert.That(_server.Store.ContentOf(id), Is.EqualTo(content));
            Assert.That(_server.Store.Count, Is.EqualTo(before + 1));
        }
        finally
        {
            _server.CutBodyAfter = () => null;
            _server.Fault = _ => PlatformFault.None;
        }
    }

    private sealed record Cut(int Length, int Request, int Byte, int InFlight, int Source);
}
