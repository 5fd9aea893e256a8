using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>What goes wrong on the way is put right, and no resource is made twice.</summary>
public sealed class UploadFaultTests
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

    [TestCase(UploadStep.Whole, PlatformFault.CutAfter)]
    [TestCase(UploadStep.Whole, PlatformFault.GatewayAfter)]
    [TestCase(UploadStep.Whole, PlatformFault.PageAfter)]
    [TestCase(UploadStep.Whole, PlatformFault.NothingAfter)]
    [TestCase(UploadStep.Whole, PlatformFault.Refuse)]
    [TestCase(UploadStep.Part, PlatformFault.CutBefore)]
    [TestCase(UploadStep.Part, PlatformFault.CutAfter)]
    [TestCase(UploadStep.Part, PlatformFault.GatewayAfter)]
    [TestCase(UploadStep.Part, PlatformFault.Refuse)]
    [TestCase(UploadStep.Final, PlatformFault.CutAfter)]
    [TestCase(UploadStep.Final, PlatformFault.GatewayAfter)]
    [TestCase(UploadStep.Final, PlatformFault.PageAfter)]
    [TestCase(UploadStep.Final, PlatformFault.NothingAfter)]
    [TestCase(UploadStep.Final, PlatformFault.Refuse)]
    public async Task AddResource_oneFault_makesTheResourceOnce(object step, object fault)
    {
        var content = Content.Of((UploadStep)step == UploadStep.Whole ? 90 : 450);
        _server.Fault = request => request.Step == (UploadStep)step && request.Time == 1 ? (PlatformFault)fault : PlatformFault.None;

        var resource = await _client.Uploads.AddResourceAsync(
            PlatformStore.Dataset,
            UploadSource.FromBytes(content, "relevé.csv"),
            InParts);

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(content));
        Assert.That(_server.Store.Count, Is.EqualTo(_before + 1));
    }

    [TestCase(UploadStep.Whole, PlatformFault.CutBefore)]
    [TestCase(UploadStep.Whole, PlatformFault.CutAfter)]
    [TestCase(UploadStep.Whole, PlatformFault.Refuse)]
    [TestCase(UploadStep.Final, PlatformFault.CutBefore)]
    [TestCase(UploadStep.Final, PlatformFault.CutAfter)]
    public async Task ReplaceResource_oneFault_endsWithTheFile(object step, object fault)
    {
        var content = Content.Of((UploadStep)step == UploadStep.Whole ? 90 : 450);
        _server.Fault = request => request.Step == (UploadStep)step && request.Time == 1 ? (PlatformFault)fault : PlatformFault.None;

        await _client.Uploads.ReplaceResourceAsync(
            PlatformStore.Dataset,
            PlatformStore.Hosted,
            UploadSource.FromBytes(content, "a.csv"),
            InParts);

        Assert.That(_server.Store.ContentOf(PlatformStore.Hosted), Is.EqualTo(content));
    }

    [TestCase(UploadStep.Whole, PlatformFault.CutAfter)]
    [TestCase(UploadStep.Part, PlatformFault.CutBefore)]
    [TestCase(UploadStep.Part, PlatformFault.CutAfter)]
    [TestCase(UploadStep.Final, PlatformFault.CutAfter)]
    public async Task AddResource_serverThatNeverAnswers_goesOnAfterTheTimeOutAndMakesTheResourceOnce(object step, object fault)
    {
        var clock = new PausingTimeProvider();
        using var client = _server.Client(clock);
        var content = Content.Of((UploadStep)step == UploadStep.Whole ? 90 : 450);
        _server.Fault = request => request.Step == (UploadStep)step && request.Time == 1 ? (PlatformFault)fault : PlatformFault.None;
        _server.FallsSilent = () => ExpireOnce(clock);

        var resource = await client.Uploads.AddResourceAsync(
            PlatformStore.Dataset,
            UploadSource.FromBytes(content, "a.csv"),
            new UploadOptions
            {
                ChunkSize = 100,
                PartsInFlight = 1,
                AnswerTimeout = PausingTimeProvider.Expiring,
            });

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(content));
        Assert.That(_server.Store.Count, Is.EqualTo(_before + 1));
    }

    [TestCase(90)]
    [TestCase(450)]
    public async Task AddResource_serverThatNeverAnswersAndNoResource_saysThatItMayHaveSucceeded(int length)
    {
        var clock = new PausingTimeProvider();
        using var client = _server.Client(clock);
        _server.Fault = request => request.Step == UploadStep.Part ? PlatformFault.None : PlatformFault.CutBefore;
        _server.FallsSilent = () => ExpireOnce(clock);

        var failure = await Assert.ThrowsAsync<UploadException>(() =>
            client.Uploads.AddResourceAsync(
                PlatformStore.Dataset,
                UploadSource.FromBytes(Content.Of(length), "a.csv"),
                new UploadOptions { ChunkSize = 100, AnswerTimeout = PausingTimeProvider.Expiring }));

        Assert.That(failure!.MayHaveSucceeded, Is.True);
        Assert.That(failure.InnerException?.InnerException, Is.TypeOf<TimeoutException>());
    }

    [Test]
    public async Task AddResource_serverThatStopsReading_endsInATimeOutWithTheSession()
    {
        const int Part = 4_000_000;
        var clock = new PausingTimeProvider();
        using var client = _server.Client(clock);
        _server.CutBodyAfter = () => Part / 4;
        _server.FallsSilent = clock.Expire;

        var failure = await Assert.ThrowsAsync<UploadException>(() =>
            client.Uploads.AddResourceAsync(
                PlatformStore.Dataset,
                UploadSource.FromBytes(new byte[2 * Part], "a.csv"),
                new UploadOptions
                {
                    ChunkSize = Part,
                    MaxAttempts = 1,
                    AnswerTimeout = PausingTimeProvider.Expiring,
                }));

        Assert.That(failure!.InnerException?.InnerException, Is.TypeOf<TimeoutException>());
        Assert.That(failure.Session, Is.Not.Null);
    }

    [Test]
    public async Task AddCommunityResource_lostAnswer_findsTheResource()
    {
        var content = Content.Of(90);
        _server.Fault = request => request.Time == 1 ? PlatformFault.CutAfter : PlatformFault.None;

        var resource = await _client.Uploads.AddCommunityResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(content, "a.csv"));

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(content));
        Assert.That(_server.Uploads, Has.Count.EqualTo(1));
    }

    [TestCase(90)]
    [TestCase(450)]
    public async Task AddResource_lostAnswerAndNoResource_saysThatItMayHaveSucceededAndSendsNothingAgain(int length)
    {
        _server.Fault = request => request.Step == UploadStep.Part ? PlatformFault.None : PlatformFault.CutBefore;

        var failure = await Assert.ThrowsAsync<UploadException>(() =>
            _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(Content.Of(length), "a.csv"), InParts));

        Assert.That((failure!.MayHaveSucceeded, failure.Session is not null), Is.EqualTo((true, length > 100)));
        Assert.That(_server.Uploads.Count(line => !line.Contains("part", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task AddResource_lostAnswerAndNoResource_looksBeforeAndFiveTimesWithPauses()
    {
        var clock = new PausingTimeProvider();
        using var client = _server.Client(clock);
        _server.Fault = _ => PlatformFault.CutBefore;

        await Assert.ThrowsAsync<UploadException>(() =>
            client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(Content.Of(90), "a.csv")));

        Assert.That(_server.Log.Count(line => line == $"GET /api/1/datasets/{PlatformStore.Dataset}/"), Is.EqualTo(1 + 5));
        Assert.That(clock.Paused, Is.EqualTo(TimeSpan.FromSeconds(1 + 2 + 4 + 8)).Within(TimeSpan.FromSeconds(15 * 0.25)));
    }

    [Test]
    public async Task AddResource_sameContentOfLongAgo_isNotTakenForTheResult()
    {
        var content = Content.Of(90);
        await _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(content, "a.csv"));
        var clock = new PausingTimeProvider();
        clock.Advance(TimeSpan.FromDays(30));
        using var later = _server.Client(clock);
        _server.Fault = _ => PlatformFault.CutBefore;

        var failure = await Assert.ThrowsAsync<UploadException>(() =>
            later.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(content, "a.csv")));

        Assert.That(failure!.MayHaveSucceeded, Is.True);
    }

    [Test]
    public async Task AddResource_sameContentUnderAnotherName_isNotTakenForTheResult()
    {
        var content = Content.Of(90);
        await _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(content, "autre.csv"));
        _server.Fault = _ => PlatformFault.CutBefore;

        var failure = await Assert.ThrowsAsync<UploadException>(() =>
            _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(content, "zz.csv")));

        Assert.That(failure!.MayHaveSucceeded, Is.True);
    }

    [Test]
    public async Task AddResource_sameNameInTheSameSecond_triesAgainASecondLater()
    {
        await _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(Content.Of(90), "a.csv"));
        _server.Store.IsTimeFrozen = true;
        _server.OnUpload = () => _server.Store.IsTimeFrozen = _server.Uploads.Count < 2;

        await _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(Content.Of(90, seed: 2), "a.csv"));

        Assert.That(_server.Store.Count, Is.EqualTo(_before + 2));
    }

    [Test]
    public async Task AddResource_partThatWasTakenForStoredAndIsNot_beginsAgainUnderAnotherId()
    {
        // The answer is lost, the server restarts without the part and refuses it once: nothing tells that from a stored part.
        var content = Content.Of(250);
        _server.Fault = request =>
            request switch
            {
                { Step: UploadStep.Part, Part: 1, Time: 1 } => PlatformFault.CutBefore,
                { Step: UploadStep.Part, Part: 1, Time: 2 } => PlatformFault.Refuse,
                _ => PlatformFault.None,
            };

        var resource = await _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(content, "a.csv"), InParts);

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(content));
        Assert.That(_server.Forms.Select(form => form.Form.Uuid).Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task AddResource_serverThatAlwaysFails_givesUpAfterTheAttemptsOfOnePartAndGivesTheSession()
    {
        _server.Fault = request => request.Part == 2 ? PlatformFault.Refuse : PlatformFault.None;

        var failure = await Assert.ThrowsAsync<UploadException>(() =>
            _client.Uploads.AddResourceAsync(
                PlatformStore.Dataset,
                UploadSource.FromBytes(Content.Of(450), "a.csv"),
                new UploadOptions { ChunkSize = 100, PartsInFlight = 1, MaxAttempts = 4 }));

        Assert.That((failure!.Session!.StoredParts, failure.Session.PartCount), Is.EqualTo((2, 5)));
        Assert.That(failure.InnerException, Is.TypeOf<DataGouvServerException>());
        Assert.That(_server.Uploads.Count(line => line.StartsWith("upload part 2", StringComparison.Ordinal)), Is.EqualTo(4));
    }

    [Test]
    public async Task AddResource_serverThatAlwaysFails_saysWhatIsStoredAndWhatToDo()
    {
        _server.Fault = request => request.Part == 2 ? PlatformFault.Refuse : PlatformFault.None;

        var failure = await Assert.ThrowsAsync<UploadException>(() =>
            _client.Uploads.AddResourceAsync(
                PlatformStore.Dataset,
                UploadSource.FromBytes(Content.Of(450), "a.csv"),
                new UploadOptions { ChunkSize = 100, PartsInFlight = 1 }));

        Assert.That(failure!.Message, Does.EndWith("answered 500 Internal Server Error. Resume it with the session within 24 hours."));
    }

    [Test]
    public async Task AddResource_noPermission_isTheServersRefusal()
    {
        using var stranger = _server.Client(key: "udata_nobody");

        await Assert.ThrowsAsync<DataGouvPermissionException>(() =>
            stranger.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(Content.Of(450), "a.csv"), InParts));

        Assert.That(_server.Store.Parts, Is.Zero);
    }

    [TestCase(90)]
    [TestCase(250)]
    public async Task AddResource_platformHoldsSomethingElse_saysBothChecksums(int length)
    {
        var content = Content.Of(length);
        _server.Fault = request => request.Step != UploadStep.Final ? PlatformFault.Corrupt : PlatformFault.None;

        var failure = await Assert.ThrowsAsync<ChecksumMismatchException>(() =>
            _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(content, "a.csv"), InParts));

        Assert.That(failure!.Expected, Is.EqualTo(Content.Sha1(content)));
        Assert.That(failure.Message, Does.Contain(failure.Actual).And.Contain(failure.Expected));
    }

    [Test]
    public async Task AddResource_forwardStreamAndLostAnswers_arrivesWhole()
    {
        var content = Content.Of(950);
        _server.Fault = request => request.Time == 1 ? PlatformFault.CutAfter : PlatformFault.None;

        var resource = await _client.Uploads.AddResourceAsync(
            PlatformStore.Dataset,
            UploadSource.FromStream(new ForwardOnlyStream(content), "a.csv"),
            InParts);

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(content));
    }

    [Test]
    public async Task AddResource_sourceThatShrinks_saysSo()
    {
        using var folder = new TemporaryFolder();
        var stream = new MemoryStream();
        stream.Write(Content.Of(450));
        stream.Position = 0;
        _server.Fault = request =>
        {
            stream.SetLength(150);
            return PlatformFault.None;
        };

        var failure = await Assert.ThrowsAsync<TransferException>(() =>
            _client.Uploads.AddResourceAsync(
                PlatformStore.Dataset,
                UploadSource.FromStream(stream, "a.csv"),
                new UploadOptions { ChunkSize = 100, PartsInFlight = 1 }));

        Assert.That(failure!.Message, Does.Contain("became shorter"));
    }

    [Test]
    public async Task AddResource_progressBeforeAnyByte_isThatOfTheFirstPart()
    {
        var log = new ProgressLog();

        await _client.Uploads.AddResourceAsync(
            PlatformStore.Dataset,
            UploadSource.FromBytes(Content.Of(950), "a.csv"),
            new UploadOptions { ChunkSize = 100, Progress = log });

        Assert.That((log.Reports[0].Bytes, log.Reports[0].Part, log.Reports[0].Attempt), Is.EqualTo((0L, 1, 1)));
    }

    [Test]
    public async Task AddResource_progress_neverGoesBackAndEndsWithEverything()
    {
        var log = new ProgressLog();
        _server.Fault = request => request is { Step: UploadStep.Part, Time: 1 } ? PlatformFault.CutBefore : PlatformFault.None;

        await _client.Uploads.AddResourceAsync(
            PlatformStore.Dataset,
            UploadSource.FromBytes(Content.Of(950), "a.csv"),
            new UploadOptions { ChunkSize = 100, Progress = log });

        Assert.That(log.Reports.Select(report => report.Bytes), Is.Ordered);
        Assert.That((log.Reports[^1].Bytes, log.Reports[^1].Total, log.Reports[^1].Percent), Is.EqualTo((950L, (long?)950L, (double?)100)));
    }

    private static void ExpireOnce(PausingTimeProvider clock)
    {
        clock.Expire();
        clock.StopExpiring();
    }
}
