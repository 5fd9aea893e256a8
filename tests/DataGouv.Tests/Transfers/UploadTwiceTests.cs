using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>The same name and content twice are two resources, or one failure that says so: never one resource for both.</summary>
public sealed class UploadTwiceTests
{
    private static readonly UploadOptions InParts = new() { ChunkSize = 100 };

    private PlatformServer _server = null!;
    private DataGouvClient _client = null!;
    private int _before;

    [SetUp]
    public async Task Prepare()
    {
        _server = await PlatformServer.StartAsync();
        _client = _server.Client();
        _before = _server.Store.Count;
    }

    [TearDown]
    public async Task End()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [TestCase(90, false)]
    [TestCase(450, false)]
    [TestCase(90, true)]
    [TestCase(450, true)]
    public async Task AddResource_twiceInTheSameSecond_makesTwoResources(int length, bool isOtherClient)
    {
        using var other = _server.Client();
        var content = Content.Of(length);
        var first = await AddAsync(_client, content);
        FreezeTimeFor(requests: 2);

        var second = await AddAsync(isOtherClient ? other : _client, content);

        Assert.That((second.Id != first.Id, _server.Store.Count), Is.EqualTo((true, _before + 2)));
    }

    [TestCase(90)]
    [TestCase(450)]
    public async Task AddCommunityResource_twiceInTheSameSecond_makesTwoResources(int length)
    {
        var first = await AddCommunityAsync(length);
        FreezeTimeFor(requests: 2);

        var second = await AddCommunityAsync(length);

        Assert.That(second.Id, Is.Not.EqualTo(first.Id));
    }

    [TestCase(90)]
    [TestCase(450)]
    public async Task AddResource_twiceAtOnce_makesTwoResources(int length)
    {
        var content = Content.Of(length);
        FreezeTimeFor(requests: 4);

        var resources = await Task.WhenAll(AddAsync(_client, content), AddAsync(_client, content));

        Assert.That((resources[0].Id != resources[1].Id, _server.Store.Count), Is.EqualTo((true, _before + 2)));
    }

    [TestCase(90)]
    [TestCase(450)]
    public async Task AddResource_lostAnswerAfterTheSameFile_isNotTheFirstResource(int length)
    {
        var content = Content.Of(length);
        await AddAsync(_client, content);
        _server.Fault = request => request.Step == UploadStep.Part ? PlatformFault.None : PlatformFault.CutBefore;

        var failure = await Assert.ThrowsAsync<UploadException>(() => AddAsync(_client, content));

        Assert.That(failure!.MayHaveSucceeded, Is.True);
    }

    [TestCase(90)]
    [TestCase(450)]
    public async Task AddResource_lostAnswerAfterTheSameFile_isTheSecondResource(int length)
    {
        var content = Content.Of(length);
        var first = await AddAsync(_client, content);
        _server.Fault = request => request.Step == UploadStep.Part ? PlatformFault.None : PlatformFault.CutAfter;

        var second = await AddAsync(_client, content);

        Assert.That((second.Id != first.Id, _server.Store.Count), Is.EqualTo((true, _before + 2)));
    }

    [TestCase(90)]
    [TestCase(450)]
    public async Task AddResource_sameFileOfAnotherProcessMeanwhile_isOneFailureThatSaysSo(int length)
    {
        using var other = _server.Client();
        var content = Content.Of(length);
        Catalog.Resource? first = null;
        var isOther = false;
        _server.Meanwhile = async request =>
        {
            if (request.Step == UploadStep.Part || isOther)
            {
                return;
            }

            // The other file arrives after this upload has looked what there was, and before its own.
            isOther = true;
            first = await AddAsync(other, content);
            _server.Store.IsTimeFrozen = true;
        };

        var failure = await Assert.ThrowsAsync<UploadException>(() => AddAsync(_client, content));

        Assert.That((failure!.MayHaveSucceeded, _server.Store.Count), Is.EqualTo((true, _before + 1)));
        Assert.That(failure.Message, Does.Contain(first!.Id.ToString()));
    }

    private static Task<Catalog.Resource> AddAsync(DataGouvClient client, byte[] content) =>
        client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(content, "a.csv"), InParts);

    private Task<Catalog.CommunityResource> AddCommunityAsync(int length) =>
        _client.Uploads.AddCommunityResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(Content.Of(length), "a.csv"), InParts);

    // So many requests that make a resource come within one second.
    private void FreezeTimeFor(int requests)
    {
        var count = 0;
        _server.Store.IsTimeFrozen = true;
        _server.Fault = request =>
        {
            count += request.Step == UploadStep.Part ? 0 : 1;
            _server.Store.IsTimeFrozen = count < requests;
            return PlatformFault.None;
        };
    }
}
