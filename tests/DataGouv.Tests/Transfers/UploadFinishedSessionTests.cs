using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>An upload whose last request may have been sent is looked for before it is sent again.</summary>
public sealed class UploadFinishedSessionTests
{
    private const string Dataset = $"GET /api/1/datasets/{PlatformStore.Dataset}/";

    private readonly List<string> _texts = [];
    private PlatformServer _server = null!;
    private PausingTimeProvider _clock = null!;
    private DataGouvClient _client = null!;
    private int _before;

    [SetUp]
    public async Task Prepare()
    {
        _server = await PlatformServer.StartAsync();
        _clock = new PausingTimeProvider();
        _client = _server.Client(_clock);
        _before = _server.Store.Count;
        _texts.Clear();
    }

    [TearDown]
    public async Task End()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    // The last text is from before the last request, the one before it from when the last part was stored.
    [TestCase(0, null)]
    [TestCase(1, null)]
    [TestCase(0, "Bancs publics de la ville")]
    [TestCase(1, "Bancs publics de la ville")]
    public async Task Resume_sessionThatIsFinished_findsTheResourceAndSendsNothing(int fromEnd, string? title)
    {
        var content = Content.Of(950);
        var first = await AddAsync(content, title);
        var sent = _server.Uploads.Count;

        var resource = await ResumeAsync(_texts[^(1 + fromEnd)], content);

        Assert.That((resource.Id, _server.Uploads.Count), Is.EqualTo((first.Id, sent)));
    }

    [TestCase(0)]
    [TestCase(1)]
    public async Task Resume_sessionThatWasFinishedDaysAgo_findsTheResource(int fromEnd)
    {
        var content = Content.Of(950);
        var first = await AddAsync(content);
        _clock.Advance(TimeSpan.FromDays(3));

        var resource = await ResumeAsync(_texts[^(1 + fromEnd)], content);

        Assert.That(resource.Id, Is.EqualTo(first.Id));
    }

    [TestCase(0)]
    [TestCase(1)]
    public async Task Resume_daysAfterTheLastRequestWasLost_isRefusedAndSendsNothing(int fromEnd)
    {
        var content = Content.Of(950);
        _server.Refusal = request => request.Step == UploadStep.Final ? 423 : null;
        await Assert.ThrowsAsync<UploadException>(() => AddAsync(content));
        var sent = _server.Uploads.Count;
        _clock.Advance(TimeSpan.FromDays(3));

        var failure = await Assert.ThrowsAsync<UploadException>(() => ResumeAsync(_texts[^(1 + fromEnd)], content));

        Assert.That(failure!.Message, Does.Contain("after 24 hours"));
        Assert.That(_server.Uploads, Has.Count.EqualTo(sent));
    }

    [Test]
    public async Task Resume_serverStillPutsThePartsTogether_waitsForTheResource()
    {
        var content = Content.Of(950);
        var (working, done) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var killing = new CancellationTokenSource();
        _server.Meanwhile = request =>
            request is { Step: UploadStep.Final, Time: 1 } ? WorkAsync(killing, working.Task) : Task.CompletedTask;
        await Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () => AddAsync(content, cancellationToken: killing.Token));
        var looks = 0;
        _server.Passes = async (_, moment) =>
        {
            if (moment == "final stored")
            {
                done.SetResult();
            }
            else if (moment == Dataset && ++looks == 2)
            {
                working.SetResult();
                await done.Task;
            }

            return true;
        };

        var resource = await ResumeAsync(_texts[^1], content);

        Assert.That(
            (resource.Checksum!.Value, _server.Store.Count, _server.Forms.Count(sent => sent.Form.Step == UploadStep.Final)),
            Is.EqualTo((Content.Sha1(content), _before + 1, 1)));
    }

    private static async Task WorkAsync(CancellationTokenSource killing, Task working)
    {
        await killing.CancelAsync();
        await working;
    }

    private Task<Catalog.Resource> AddAsync(byte[] content, string? title = null, CancellationToken cancellationToken = default)
    {
        var options = new UploadOptions
        {
            ChunkSize = 100,
            Metadata = new UploadMetadata { Title = title },
            SaveSession = (session, _) =>
            {
                _texts.Add(session.ToString());
                return Task.CompletedTask;
            },
        };
        return _client.Uploads.AddResourceAsync(
            PlatformStore.Dataset,
            UploadSource.FromBytes(content, "a.csv"),
            options,
            cancellationToken);
    }

    private async Task<Catalog.Resource> ResumeAsync(string text, byte[] content)
    {
        using var client = _server.Client(_clock);
        return await client.Uploads.ResumeAsync(UploadSession.Parse(text), UploadSource.FromBytes(content, "a.csv"));
    }
}
