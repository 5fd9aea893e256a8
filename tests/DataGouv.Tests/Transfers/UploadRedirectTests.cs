using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>The content of a file goes to the server that was asked, and to no other that it names.</summary>
public sealed class UploadRedirectTests
{
    private PlatformServer _server = null!;
    private PlatformServer _other = null!;
    private DataGouvClient _client = null!;

    [SetUp]
    public async Task Prepare()
    {
        _server = await PlatformServer.StartAsync();
        _other = await PlatformServer.StartAsync();
        _client = _server.Client();
    }

    [TearDown]
    public async Task End()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        await _other.DisposeAsync();
    }

    [TestCase(307, 90, false)]
    [TestCase(307, 450, false)]
    [TestCase(308, 90, false)]
    [TestCase(308, 450, false)]
    [TestCase(308, 90, true)]
    public async Task AddResource_redirectToAnotherServer_sendsNothingThere(int status, int length, bool isOtherName)
    {
        var root = isOtherName ? new UriBuilder(_other.Root) { Host = "localhost" }.Uri : _other.Root;
        _server.Redirect = (root, status);

        var failure = await Assert.ThrowsAsync<DataGouvApiException>(() => AddAsync(PlatformStore.Dataset, length));

        Assert.That(failure!.Message, Does.Contain("a body is not sent again to another host").And.Contain(root.Authority));
        Assert.That(_other.Log, Is.Empty);
    }

    [TestCase(90)]
    [TestCase(450)]
    public async Task AddResource_redirectWithinTheServer_sendsItThere(int length)
    {
        var resource = await AddAsync(PlatformServer.OldSlug, length);

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(Content.Of(length)));
    }

    private Task<Catalog.Resource> AddAsync(string dataset, int length) =>
        _client.Uploads.AddResourceAsync(
            dataset,
            UploadSource.FromBytes(Content.Of(length), "a.csv"),
            new UploadOptions { ChunkSize = 100 });
}
