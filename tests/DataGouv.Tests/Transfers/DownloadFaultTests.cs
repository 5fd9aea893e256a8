using DataGouv.Tests.Transfers.Support;
using DataGouv.Transfers.Downloads;

namespace DataGouv.Tests.Transfers;

/// <summary>Servers that cut, stall, lie, redirect, and change the file under way.</summary>
public sealed class DownloadFaultTests
{
    private const string Monday = "Mon, 23 Nov 2026 10:00:00 GMT";
    private const string Tuesday = "Tue, 24 Nov 2026 10:00:00 GMT";

    private static readonly byte[] Old = Content.Of(300_000);
    private static readonly byte[] New = Content.Of(280_000, seed: 2);

    private TemporaryFolder _folder = null!;
    private PausingTimeProvider _clock = null!;
    private DataGouvClient _client = null!;

    [SetUp]
    public void Prepare()
    {
        _folder = new TemporaryFolder();
        _clock = new PausingTimeProvider();
        _client = DownloadClients.Create(_clock);
    }

    [TearDown]
    public void End()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [TestCase("\"one\"", null)]
    [TestCase(null, Monday)]
    public async Task ToFile_cutConnection_goesOnWhereItStopped(string? tag, string? modified)
    {
        await using var server = FileServer.Start(request =>
            FileAnswer.Of(request, Old, tag, modified: modified) with
            {
                CutAfter = request.Number == 1 ? 100_000 : null,
            });

        await DownloadAsync(server);

        Assert.That(await ResultAsync(), Is.EqualTo(Old));
        Assert.That((server.Requests[1].From, server.Requests[1].Headers["If-Range"]), Is.EqualTo(((int?)100_000, tag ?? modified)));
    }

    [Test]
    public async Task ToFile_cutTwentyTimes_goesOnEachTime()
    {
        await using var server = FileServer.Start(request =>
            FileAnswer.Of(request, Old) with
            {
                CutAfter = request.Number <= 20 ? 10_000 : null,
            });

        await DownloadAsync(server);

        Assert.That(await ResultAsync(), Is.EqualTo(Old));
        Assert.That(server.Requests, Has.Count.EqualTo(21));
    }

    [Test]
    public async Task ToStream_cutBetweenTheLastByteAndTheEndOfTheAnswer_isWhole()
    {
        await using var server = FileServer.Start(request =>
            FileAnswer.Of(request, Old) with
            {
                IsChunked = true,
                CutAfter = request.Number == 1 ? Old.Length : null,
            });
        var target = new MemoryStream();

        var bytes = await _client.Downloads.ToStreamAsync(server.Address(), target);

        Assert.That((bytes, target.ToArray()), Is.EqualTo(((long)Old.Length, Old)));
    }

    [Test]
    public async Task ToStream_serverWithoutRangesThatIsCutAgain_goesOnAllTheSame()
    {
        await using var server = FileServer.Start(request =>
            FileAnswer.Of(request, Old, ranges: false) with
            {
                CutAfter = request.Number switch
                {
                    1 => 100_000,
                    2 => 50_000,
                    _ => null,
                },
            });
        var target = new MemoryStream();

        await _client.Downloads.ToStreamAsync(server.Address(), target);

        Assert.That(target.ToArray(), Is.EqualTo(Old));
    }

    [Test]
    public async Task ToFile_lostForGoodWithoutALength_saysWhatHasCome()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, Old) with { IsChunked = true, CutAfter = 0 });

        var failure = await Assert.ThrowsAsync<DownloadException>(() => DownloadAsync(server));

        Assert.That(failure!.Reason, Is.EqualTo(DownloadFailure.Interrupted));
        Assert.That(failure.Message, Does.EndWith("in a row: 0 bytes have come."));
    }

    [TestCase(204)]
    [TestCase(206)]
    public async Task ToFile_answerThatIsNotTheFile_saysTheStatus(int status)
    {
        await using var server = FileServer.Start(_ => new FileAnswer(status, []));

        var failure = await Assert.ThrowsAsync<DownloadException>(() => DownloadAsync(server));

        Assert.That(failure!.Reason, Is.EqualTo(DownloadFailure.Unreachable));
        Assert.That(failure.Message, Does.Contain($"answered {status} without the file"));
    }

    [Test]
    public async Task ToFile_fileThatChangedWhileCut_startsAgain()
    {
        await using var server = FileServer.Start(request =>
            request.Number == 1 ? FileAnswer.Of(request, Old) with { CutAfter = 100_000 } : FileAnswer.Of(request, New, "\"two\""));

        await DownloadAsync(server);

        Assert.That(await ResultAsync(), Is.EqualTo(New));
    }

    [Test]
    public async Task ToFile_fileThatBecameShorter_startsAgain()
    {
        await using var server = FileServer.Start(request =>
            request switch
            {
                { Number: 1 } => FileAnswer.Of(request, Old) with { CutAfter = 100_000 },
                { From: not null } => new FileAnswer(416, []),
                _ => FileAnswer.Of(request, New[..50], "\"two\""),
            });

        await DownloadAsync(server);

        Assert.That(await ResultAsync(), Is.EqualTo(New[..50]));
    }

    [Test]
    public async Task ToFile_rangeOfAnotherVersion_isNotJoined()
    {
        // A cache between that ignores If-Range.
        await using var server = FileServer.Start(request =>
            request switch
            {
                { Number: 1 } => FileAnswer.Of(request, Old) with { CutAfter = 100_000 },
                { From: { } from } => new FileAnswer(206, New[from..])
                {
                    Headers = ["ETag: \"two\"", $"Content-Range: bytes {from}-{New.Length - 1}/{New.Length}"],
                },
                _ => FileAnswer.Of(request, New, "\"two\""),
            });

        await DownloadAsync(server);

        Assert.That(await ResultAsync(), Is.EqualTo(New));
    }

    [Test]
    public async Task ToFile_rangeFromAnotherByte_isNotJoined()
    {
        await using var server = FileServer.Start(request =>
            request switch
            {
                { Number: 1 } => FileAnswer.Of(request, Old) with { CutAfter = 100_000 },
                { From: not null } => new FileAnswer(206, Old[5..])
                {
                    Headers = ["ETag: \"one\"", $"Content-Range: bytes 5-{Old.Length - 1}/{Old.Length}"],
                },
                _ => FileAnswer.Of(request, Old),
            });

        await DownloadAsync(server);

        Assert.That(await ResultAsync(), Is.EqualTo(Old));
    }

    [TestCase("\"one\"")]
    [TestCase("W/\"one\"")]
    [TestCase(null)]
    public async Task ToFile_serverWithoutRanges_startsAgain(string? tag)
    {
        await using var server = FileServer.Start(request =>
            FileAnswer.Of(request, Old, tag, ranges: false) with
            {
                CutAfter = request.Number == 1 ? 100_000 : null,
            });

        await DownloadAsync(server);

        Assert.That(await ResultAsync(), Is.EqualTo(Old));
    }

    [Test]
    public async Task ToStream_serverWithoutRangesButTheSameFile_readsPastWhatHasCome()
    {
        await using var server = FileServer.Start(request =>
            FileAnswer.Of(request, Old, ranges: false) with
            {
                CutAfter = request.Number == 1 ? 100_000 : null,
            });
        var target = new MemoryStream();

        await _client.Downloads.ToStreamAsync(server.Address(), target);

        Assert.That(target.ToArray(), Is.EqualTo(Old));
    }

    [Test]
    public async Task ToStream_fileThatChangedWhileCut_fails()
    {
        await using var server = FileServer.Start(request =>
            request.Number == 1 ? FileAnswer.Of(request, Old) with { CutAfter = 100_000 } : FileAnswer.Of(request, New, "\"two\""));

        var failure = await Assert.ThrowsAsync<DownloadException>(() =>
            _client.Downloads.ToStreamAsync(server.Address(), new MemoryStream()));

        Assert.That((failure!.Reason, failure.BytesReceived), Is.EqualTo((DownloadFailure.Changed, 100_000L)));
    }

    [Test]
    public async Task ToFile_fileThatChangesEachTime_givesUp()
    {
        await using var server = FileServer.Start(request =>
            FileAnswer.Of(request, Old, $"\"{request.Number}\"") with
            {
                CutAfter = 100_000,
            });

        var failure = await Assert.ThrowsAsync<DownloadException>(() => DownloadAsync(server));

        Assert.That(failure!.Reason, Is.EqualTo(DownloadFailure.Changed));
        Assert.That(_folder.Files, Is.Empty);
    }

    [Test]
    public async Task ToFile_lengthThatLies_saysWhatCameAndWhatWasAnnounced()
    {
        await using var server = FileServer.Start(request =>
            request.From is null
                ? FileAnswer.Of(request, Old) with
                {
                    Announced = 400_000,
                }
                : new FileAnswer(206, []) { Headers = ["ETag: \"one\"", "Content-Range: bytes 300000-399999/400000"], Announced = 100_000 });

        var failure = await Assert.ThrowsAsync<DownloadException>(() => DownloadAsync(server));

        Assert.That((failure!.Reason, failure.BytesReceived), Is.EqualTo((DownloadFailure.WrongLength, 300_000L)));
        Assert.That(failure.Message, Does.Contain("300000 of 400000 bytes"));
        Assert.That(_folder.Files, Is.Empty);
    }

    [Test]
    public async Task ToFile_rangeLongerThanAnnounced_fails()
    {
        await using var server = FileServer.Start(request =>
            request.From is { } from
                ? new FileAnswer(206, [.. Old[from..], 1])
                {
                    Headers = ["ETag: \"one\"", $"Content-Range: bytes {from}-{Old.Length - 1}/{Old.Length}"],
                    IsChunked = true,
                }
                : FileAnswer.Of(request, Old) with
                {
                    CutAfter = 100_000,
                });

        var failure = await Assert.ThrowsAsync<DownloadException>(() => DownloadAsync(server));

        Assert.That(failure!.Reason, Is.EqualTo(DownloadFailure.WrongLength));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task ToFile_largerThanTheLimit_fails(bool chunked)
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, Old) with { IsChunked = chunked });

        var failure = await Assert.ThrowsAsync<DownloadException>(() =>
            _client.Downloads.ToFileAsync(server.Address(), _folder["a.csv"], new DownloadOptions { SizeLimit = 299_999 }));

        Assert.That(failure!.Reason, Is.EqualTo(DownloadFailure.TooLarge));
        Assert.That(_folder.Files, Is.Empty);
    }

    [Test]
    public async Task ToFile_asLargeAsTheLimit_isTaken()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, Old));

        var file = await _client.Downloads.ToFileAsync(server.Address(), _folder["a.csv"], new DownloadOptions { SizeLimit = 300_000 });

        Assert.That(file.Bytes, Is.EqualTo(300_000));
    }

    [Test]
    public async Task ToFile_serverThatStallsOnce_goesOn()
    {
        await using var server = FileServer.Start(request =>
        {
            _clock.StopExpiring();
            return FileAnswer.Of(request, Old) with { StallAfter = request.Number == 1 ? 100_000 : null };
        });
        server.OnStall = _clock.Expire;

        await DownloadAsync(server);

        Assert.That(await ResultAsync(), Is.EqualTo(Old));
        Assert.That(server.Requests[1].From, Is.EqualTo(100_000));
    }

    [Test]
    public async Task ToFile_serverThatStallsAlways_saysSo()
    {
        await using var server = FileServer.Start(request =>
        {
            _clock.StopExpiring();
            return FileAnswer.Of(request, Old) with { StallAfter = 0 };
        });
        server.OnStall = _clock.Expire;

        var failure = await Assert.ThrowsAsync<DownloadException>(() => DownloadAsync(server));

        Assert.That(failure!.Reason, Is.EqualTo(DownloadFailure.Stalled));
        Assert.That(failure.Message, Does.Contain("sent nothing for 26 seconds"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task ToFile_lostForGood_keepsThePartialFileOnlyIfAsked(bool keep)
    {
        await using var server = FileServer.Start(request =>
            request.From is null
                ? FileAnswer.Of(request, Old) with
                {
                    CutAfter = 100_000,
                    IsChunked = false,
                }
                : FileAnswer.Of(request, Old) with
                {
                    CutAfter = 0,
                });

        var failure = await Assert.ThrowsAsync<DownloadException>(() =>
            _client.Downloads.ToFileAsync(server.Address(), _folder["a.csv"], new DownloadOptions { KeepPartialFile = keep }));

        Assert.That(failure!.PartialFile is not null, Is.EqualTo(keep));
        Assert.That(_folder.Files, keep ? Is.EquivalentTo([Path.GetFileName(failure.PartialFile), $"{Path.GetFileName(failure.PartialFile)}.json"]) : Is.Empty);
    }

    [Test]
    public async Task ToFile_redirectLoop_isAClearFailure()
    {
        FileServer? server = null;
        await using (server = FileServer.Start(_ => FileAnswer.Redirect(server!.Address("/encore"))))
        {
            var failure = await Assert.ThrowsAsync<DataGouvApiException>(() => DownloadAsync(server));

            Assert.That(failure!.Message, Does.Contain("circle"));
            Assert.That(_folder.Files, Is.Empty);
        }
    }

    [Test]
    public async Task ToFile_redirectToAnotherScheme_isAClearFailure()
    {
        await using var server = FileServer.Start(_ => FileAnswer.Redirect(new Uri("ftp://exemple.fr/a.csv")));

        var failure = await Assert.ThrowsAsync<DataGouvApiException>(() => DownloadAsync(server));

        Assert.That(failure!.Message, Does.Contain("ftp://exemple.fr/a.csv"));
    }

    [TestCase(404)]
    [TestCase(410)]
    public async Task ToFile_fileThatIsGone_isTheServersRefusal(int status)
    {
        await using var server = FileServer.Start(_ => new FileAnswer(status, []));

        Assert.That(
            async () => await DownloadAsync(server),
            Throws.InstanceOf<DataGouvApiException>().With.Property(nameof(DataGouvApiException.ResponseStatusCode)).EqualTo(status));
    }

    [Test]
    public async Task ToFile_cancelled_leavesNothing()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = FileServer.Start(request => FileAnswer.Of(request, Old) with { StallAfter = 100_000 });
        server.OnStall = cancellation.Cancel;

        Assert.That(
            async () => await _client.Downloads.ToFileAsync(server.Address(), _folder["a.csv"], cancellationToken: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_folder.Files, Is.Empty);
    }

    [TestCase(28)]
    [TestCase(unchecked((int)0x80070070))]
    public void IsDiskFull_numberOfTheSystem_isRecognised(int number) =>
        Assert.That(FileDownload.IsDiskFull(new IOException("full", number)), Is.True);

    [Test]
    [Platform("Linux")]
    public async Task ToFile_diskThatIsFull_saysSo()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, Old));
        using var http = new HttpClient();

        // Behind a link of the test's own, because what fails is deleted.
        var link = File.CreateSymbolicLink(_folder["full"], "/dev/full").FullName;
        var download = new FileDownload(SendAsync, server.Address(), new DownloadOptions(), _clock)
        {
            CreatePartial = _ => PartialFile.Open(link, FileMode.Open),
        };

        var failure = await Assert.ThrowsAsync<DownloadException>(() => download.ToPathAsync(_folder["a.csv"], default));

        Assert.That(failure!.Reason, Is.EqualTo(DownloadFailure.DiskFull));

        Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation) =>
            http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private Task<DownloadedFile> DownloadAsync(FileServer server) =>
        _client.Downloads.ToFileAsync(
            server.Address(),
            _folder["a.csv"],
            new DownloadOptions { IdleTimeout = PausingTimeProvider.Expiring });

    private Task<byte[]> ResultAsync() => File.ReadAllBytesAsync(_folder["a.csv"]);
}
