using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>An upload that broke off goes on from the text of its session, in another client.</summary>
public sealed class UploadResumeTests
{
    private PlatformServer _server = null!;
    private PausingTimeProvider _clock = null!;
    private DataGouvClient _client = null!;
    private TemporaryFolder _folder = null!;

    [SetUp]
    public async Task Prepare()
    {
        _server = await PlatformServer.StartAsync();
        _clock = new PausingTimeProvider();
        _client = _server.Client(_clock);
        _folder = new TemporaryFolder();
    }

    [TearDown]
    public async Task End()
    {
        _folder.Dispose();
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Resume_afterPartsWereStored_sendsOnlyTheMissingOnes()
    {
        var content = Content.Of(950);
        var text = await InterruptAsync(content, failsAt: 4);

        var resource = await ResumeAsync(text, content);

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(content));
        Assert.That(
            _server.Uploads.GroupBy(line => line).Where(group => group.Count() > 1).Select(group => group.Key),
            Is.EqualTo([$"upload part 4 of {UploadSession.Parse(text).Id}"]));
    }

    [Test]
    public async Task Resume_partStoredUnbeknown_takesTheRefusalForAnAnswer()
    {
        // The process ended between the storing of part 4 and its answer.
        var content = Content.Of(950);
        var text = await InterruptAsync(content, failsAt: 4, PlatformFault.GatewayAfter);

        var resource = await ResumeAsync(text, content);

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(content));
    }

    [Test]
    public async Task Resume_forwardStream_readsPastWhatIsStored()
    {
        var content = Content.Of(950);
        var text = await InterruptAsync(content, failsAt: 4, forward: true);

        using var client = _server.Client(_clock);
        var resource = await client.Uploads.ResumeAsync(
            UploadSession.Parse(text),
            UploadSource.FromStream(new ForwardOnlyStream(content), "a.csv"));

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(content));
        Assert.That(_server.Uploads.Count(line => line.StartsWith("upload part 0", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Resume_fileThatChangedWhereItIsStored_isRefused(bool forward)
    {
        var content = Content.Of(950);
        var text = await InterruptAsync(content, failsAt: 4, forward: forward);
        content[150]++;
        var sent = _server.Uploads.Count;

        var source = forward ? UploadSource.FromStream(new ForwardOnlyStream(content), "a.csv") : UploadSource.FromBytes(content, "a.csv");
        var failure = await Assert.ThrowsAsync<UploadException>(() => _client.Uploads.ResumeAsync(UploadSession.Parse(text), source));

        Assert.That(failure!.Message, Does.Contain("has changed since its upload began"));
        Assert.That(_server.Uploads, Has.Count.EqualTo(sent));
    }

    [Test]
    public async Task Resume_fileOfAnotherSize_isRefused()
    {
        var content = Content.Of(950);
        var text = await InterruptAsync(content, failsAt: 4);

        var failure = await Assert.ThrowsAsync<UploadException>(() => ResumeAsync(text, content[..^1]));

        Assert.That(failure!.Message, Does.Contain("949 bytes, and had 950"));
    }

    [Test]
    public async Task Resume_forwardStreamThatBecameShort_isRefused()
    {
        var content = Content.Of(950);
        var text = await InterruptAsync(content, failsAt: 4, forward: true);

        var failure = await Assert.ThrowsAsync<UploadException>(() =>
            _client.Uploads.ResumeAsync(UploadSession.Parse(text), UploadSource.FromStream(new ForwardOnlyStream(content[..200]), "a.csv")));

        Assert.That(failure!.Message, Does.Contain("has changed"));
    }

    [Test]
    public async Task Resume_after24Hours_isRefused()
    {
        var content = Content.Of(950);
        var text = await InterruptAsync(content, failsAt: 4);
        _clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));

        var failure = await Assert.ThrowsAsync<UploadException>(() => ResumeAsync(text, content));

        Assert.That(failure!.Message, Does.Contain("after 24 hours"));
    }

    [Test]
    public async Task Resume_onAnotherPlatform_isRefused()
    {
        var content = Content.Of(950);
        var text = await InterruptAsync(content, failsAt: 4);
        await using var other = await PlatformServer.StartAsync();
        using var client = other.Client(_clock);

        var failure = await Assert.ThrowsAsync<UploadException>(() =>
            client.Uploads.ResumeAsync(UploadSession.Parse(text), UploadSource.FromBytes(content, "a.csv")));

        Assert.That(failure!.Message, Does.Contain("same environment"));
    }

    [Test]
    public async Task SaveSession_eachPart_isCalledOnceAtATimeAndHoldsNoKey()
    {
        var texts = new List<string>();
        var now = 0;
        var options = new UploadOptions
        {
            ChunkSize = 100,
            SaveSession = async (session, _) =>
            {
                Assert.That(Interlocked.Increment(ref now), Is.EqualTo(1));
                await Task.Yield();
                texts.Add(session.ToString());
                Interlocked.Decrement(ref now);
            },
        };

        await _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(Content.Of(950), "a.csv"), options);

        Assert.That(texts, Has.Count.EqualTo(12));
        Assert.That(texts, Has.None.Contains("udata_alice"));
    }

    [TestCase("")]
    [TestCase("x")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("""{"version":2}""")]
    [TestCase(
        """{"version":1,"api":"http://x/","id":"f4d9c0cb-aba5-5c20-81c9-6ad769386027","kind":"Resource","dataset":"d","resource":null,"fileName":"a","length":1,"chunkSize":1,"stored":[],"hashedParts":0,"hash":null,"isCompleting":false,"started":"2026-01-01T00:00:00Z","lastActivity":"2026-01-01T00:00:00Z"}"""
    )]
    public void TryParse_whatIsNoSession_isFalse(string text) => Assert.That(UploadSession.TryParse(text, out _), Is.False);

    [Test]
    public async Task Parse_itsOwnText_isTheSameSession()
    {
        var text = await InterruptAsync(Content.Of(950), failsAt: 4);

        Assert.That(UploadSession.Parse(text).ToString(), Is.EqualTo(text));
    }

    // Sends part after part until one fails for good, and gives the session as it was saved last.
    private async Task<string> InterruptAsync(byte[] content, int failsAt, PlatformFault fault = PlatformFault.Refuse, bool forward = false)
    {
        var saved = "";
        var options = new UploadOptions
        {
            ChunkSize = 100,
            PartsInFlight = 1,
            MaxAttempts = 1,
            SaveSession = (session, _) =>
            {
                saved = session.ToString();
                return Task.CompletedTask;
            },
        };
        _server.Fault = request => request.Part == failsAt && request.Time == 1 ? fault : PlatformFault.None;
        var source = forward
            ? UploadSource.FromStream(new ForwardOnlyStream(content), "a.csv")
            : UploadSource.FromFile(_folder.Write("a.csv", content));
        await Assert.ThrowsAsync<UploadException>(() => _client.Uploads.AddResourceAsync(PlatformStore.Dataset, source, options));
        return saved;
    }

    private async Task<Catalog.Resource> ResumeAsync(string text, byte[] content)
    {
        using var client = _server.Client(_clock);
        return await client.Uploads.ResumeAsync(UploadSession.Parse(text), UploadSource.FromBytes(content, "a.csv"));
    }
}
