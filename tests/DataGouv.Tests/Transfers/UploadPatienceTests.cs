using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>An upload outlasts a server that is out of order for minutes, as long as its options and those of the client say.</summary>
public sealed class UploadPatienceTests
{
    private const int Part = 5_000;

    private PlatformServer _server = null!;
    private PausingTimeProvider _clock = null!;
    private DataGouvClient _root = null!;
    private DateTimeOffset? _end;

    [SetUp]
    public async Task Prepare()
    {
        _server = await PlatformServer.StartAsync();
        _clock = new PausingTimeProvider();
        _root = _server.Client(_clock);
        _end = null;
    }

    [TearDown]
    public async Task End()
    {
        _root.Dispose();
        await _server.DisposeAsync();
    }

    [TestCase(20, false)]
    [TestCase(20, true)]
    [TestCase(240, false)]
    [TestCase(240, true)]
    public async Task AddResource_outageAfterTheEighthPart_goesOn(int seconds, bool forward)
    {
        using var client = Client(_ => { });
        var content = Content.Of(12 * Part);
        FailAfterPart(8, TimeSpan.FromSeconds(seconds));

        var resource = await AddAsync(client, content, new UploadOptions { ChunkSize = Part }, forward);

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(content));
    }

    [Test]
    public async Task AddResource_outageBeforeTheLastRequest_goesOn()
    {
        using var client = Client(_ => { });
        var content = Content.Of(3 * Part);
        FailAfterPart(3, TimeSpan.FromSeconds(60));

        var resource = await AddAsync(client, content, new UploadOptions { ChunkSize = Part });

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(content));
    }

    [TestCase(10)]
    [TestCase(600)]
    public async Task AddResource_outageThatIsLongerThanTheOption_endsWithTheSession(int seconds)
    {
        using var client = Client(_ => { });
        FailAfterPart(2, TimeSpan.FromDays(1));
        var patience = TimeSpan.FromSeconds(seconds);

        var failure = await Assert.ThrowsAsync<UploadException>(() =>
            AddAsync(client, Content.Of(6 * Part), new UploadOptions { ChunkSize = Part, PartsInFlight = 1, MaxElapsed = patience }));

        Assert.That(failure!.Session!.StoredParts, Is.EqualTo(2));
        Assert.That(
            _clock.GetUtcNow() - (_end! - TimeSpan.FromDays(1)),
            Is.EqualTo(patience).Within(TimeSpan.FromSeconds(21)).And.Not.GreaterThan(patience));
    }

    [Test]
    public async Task AddResource_clientThatRepeatsLonger_isAsPatientAsTheClient()
    {
        using var client = Client(options => options.Retry.MaxElapsed = TimeSpan.FromMinutes(20));
        var content = Content.Of(4 * Part);
        FailAfterPart(2, TimeSpan.FromMinutes(15));

        var resource = await AddAsync(client, content, new UploadOptions { ChunkSize = Part, PartsInFlight = 1 });

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(content));
    }

    [TestCase(1, 120)]
    [TestCase(9, 0)]
    public async Task AddResource_clientThatRepeatsNothing_sendsEachPartOnce(int attempts, int seconds)
    {
        using var client = Client(
            options => (options.Retry.MaxAttempts, options.Retry.MaxElapsed) = (attempts, TimeSpan.FromSeconds(seconds)));
        _server.Fault = request => request.Part == 1 ? PlatformFault.Refuse : PlatformFault.None;

        await Assert.ThrowsAsync<UploadException>(() =>
            AddAsync(client, Content.Of(4 * Part), new UploadOptions { ChunkSize = Part, PartsInFlight = 1 }));

        Assert.That(_server.Uploads, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task AddResource_pausesOfTheClient_arePausesBetweenParts()
    {
        using var client = Client(
            options => (options.Retry.BaseDelay, options.Retry.MaxDelay) = (TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4)));
        _server.Fault = request => request is { Part: 1, Time: <= 3 } ? PlatformFault.Refuse : PlatformFault.None;

        await AddAsync(client, Content.Of(4 * Part), new UploadOptions { ChunkSize = Part, PartsInFlight = 1 });

        Assert.That(_clock.Paused, Is.InRange(TimeSpan.FromSeconds(3 * 3), TimeSpan.FromSeconds(3 * 4)));
    }

    [TestCase(-1)]
    [TestCase(86_401)]
    public void AddResource_patienceThatCannotBe_isRefused(int seconds)
    {
        using var client = Client(_ => { });

        Assert.That(
            () => AddAsync(client, Content.Of(5), new UploadOptions { MaxElapsed = TimeSpan.FromSeconds(seconds) }),
            Throws.ArgumentException.With.Message.StartsWith("MaxElapsed is "));
    }

    // The clock ends pauses of up to 25 seconds at once, and a host is left in peace for 30 by default.
    private DataGouvClient Client(Action<DataGouvClientOptions> configure) => _root.With(options =>
    {
        options.Politeness.BreakDuration = TimeSpan.FromSeconds(20);
        configure(options);
    });

    private static Task<Catalog.Resource> AddAsync(DataGouvClient client, byte[] content, UploadOptions options, bool forward = false) =>
        client.Uploads.AddResourceAsync(
            PlatformStore.Dataset,
            forward ? UploadSource.FromStream(new ForwardOnlyStream(content), "a.csv") : UploadSource.FromBytes(content, "a.csv"),
            options);

    private void FailAfterPart(int parts, TimeSpan time) => _server.IsDown = () =>
    {
        if (_server.Store.Parts < parts && _end is null)
        {
            return false;
        }

        _end ??= _clock.GetUtcNow() + time;
        return _clock.GetUtcNow() < _end;
    };
}
