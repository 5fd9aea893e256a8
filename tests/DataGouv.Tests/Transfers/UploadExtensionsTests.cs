using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>The list of the extensions that the platform takes spares a refusal, and stops nothing when it cannot be read.</summary>
public sealed class UploadExtensionsTests
{
    private const string List = "/api/1/datasets/extensions/";

    private PlatformServer _server = null!;
    private PausingTimeProvider _clock = null!;
    private DataGouvClient _client = null!;

    [SetUp]
    public async Task Prepare()
    {
        _server = await PlatformServer.StartAsync();
        _clock = new PausingTimeProvider();
        _client = _server.Client(_clock);
    }

    [TearDown]
    public async Task End()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [TestCase(404)]
    [TestCase(410)]
    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    public async Task AddResource_listThatIsRefused_uploads(int status)
    {
        _server.RefuseRead = path => path == List ? status : null;

        var resource = await AddAsync("a.csv");

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(Content.Of(90)));
    }

    [Test]
    public async Task AddResource_listThatIsRefused_asksTwiceAtMost()
    {
        _server.RefuseRead = path => path == List ? 503 : null;

        await AddAsync("a.csv");

        Assert.That(_server.Log.Count(line => line == $"GET {List}"), Is.EqualTo(2));
    }

    [Test]
    public async Task AddResource_listThatIsRefusedAndWrongExtension_isTheRefusalOfTheServer()
    {
        _server.RefuseRead = path => path == List ? 503 : null;

        var failure = await Assert.ThrowsAsync<DataGouvValidationException>(() => AddAsync("a.exe"));

        Assert.That(failure!.Message, Does.Contain("This file type is not allowed"));
    }

    [Test]
    public async Task AddResource_listThatIsRefusedADayLater_knowsTheOldOne()
    {
        await AddAsync("a.csv");
        _server.RefuseRead = path => path == List ? 503 : null;
        _clock.Advance(TimeSpan.FromDays(2));

        var failure = await Assert.ThrowsAsync<ArgumentException>(() => AddAsync("a.exe"));

        Assert.That(failure!.Message, Does.Contain("does not take .exe files"));
    }

    private Task<Catalog.Resource> AddAsync(string name) =>
        _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(Content.Of(90), name));
}
