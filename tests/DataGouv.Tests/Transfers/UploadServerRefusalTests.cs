using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>What the server refuses for good is the same exception, whether the file is sent whole or in parts.</summary>
public sealed class UploadServerRefusalTests
{
    private static readonly int[] Refusals = [400, 403, 404, 405, 409, 410, 413, 415, 422];

    private PlatformServer _server = null!;
    private DataGouvClient _client = null!;

    private static IEnumerable<object[]> RefusedParts() =>
        from status in Refusals
        from step in new[] { UploadStep.Part, UploadStep.Final }
        from part in step == UploadStep.Part ? new int?[] { 0, 3 } : [null]
        from forward in new[] { false, true }
        select new object[] { status, step, part!, forward };

    [SetUp]
    public async Task Prepare()
    {
        _server = await PlatformServer.StartAsync();
        _client = _server.Client();
    }

    [TearDown]
    public async Task End()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [TestCaseSource(nameof(RefusedParts))]
    public async Task AddResource_refusedInParts_isTheExceptionOfAWholeUpload(int status, object step, int? part, bool forward)
    {
        _server.Refusal = _ => status;
        var whole = await RefusedAsync(UploadSource.FromBytes(Content.Of(90), "a.csv"));
        _server.Refusal = request => request.Step == (UploadStep)step && request.Part == part ? status : null;
        var content = Content.Of(450);

        var inParts = await RefusedAsync(
            forward ? UploadSource.FromStream(new ForwardOnlyStream(content), "a.csv") : UploadSource.FromBytes(content, "a.csv"));

        Assert.That((inParts.GetType(), inParts.Message), Is.EqualTo((whole.GetType(), whole.Message)));
    }

    [TestCase(400)]
    [TestCase(404)]
    [TestCase(413)]
    public async Task AddResource_refusedForGood_isSentOnce(int status)
    {
        _server.Refusal = request => request.Step == UploadStep.Final ? status : null;

        await RefusedAsync(UploadSource.FromBytes(Content.Of(450), "a.csv"));

        Assert.That(_server.Uploads.Count(line => line == "upload final"), Is.EqualTo(1));
    }

    [TestCase(401)]
    [TestCase(423)]
    public async Task AddResource_refusedForNow_canBeResumed(int status)
    {
        _server.Refusal = request => request.Step == UploadStep.Final ? status : null;

        var failure = await Assert.ThrowsAsync<UploadException>(() => AddAsync(UploadSource.FromBytes(Content.Of(450), "a.csv")));

        _server.Refusal = _ => null;
        var resource = await _client.Uploads.ResumeAsync(failure!.Session!, UploadSource.FromBytes(Content.Of(450), "a.csv"));
        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(Content.Of(450)));
    }

    private async Task<DataGouvApiException> RefusedAsync(UploadSource source) =>
        (await Assert.ThrowsAsync(Is.InstanceOf<DataGouvApiException>(), () => AddAsync(source)) as DataGouvApiException)!;

    private Task<Catalog.Resource> AddAsync(UploadSource source) =>
        _client.Uploads.AddResourceAsync(PlatformStore.Dataset, source, new UploadOptions { ChunkSize = 100, PartsInFlight = 1 });
}
