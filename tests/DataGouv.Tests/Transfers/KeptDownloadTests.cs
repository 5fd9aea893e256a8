using DataGouv.Tests.Transfers.Support;
using DataGouv.Transfers.Downloads;

namespace DataGouv.Tests.Transfers;

/// <summary>A partial file that was kept is gone on with by the next call, if it is still the beginning of the file.</summary>
public sealed class KeptDownloadTests
{
    private const int Cut = 100_000;

    private static readonly byte[] Old = Content.Of(300_000);
    private static readonly byte[] Other = Content.Of(300_000, seed: 7);
    private static readonly DownloadOptions Keep = new() { KeepPartialFile = true, MaxAttempts = 2 };

    private TemporaryFolder _folder = null!;
    private DataGouvClient _client = null!;
    private FileServer _server = null!;
    private bool _isCut = true;
    private Func<FileRequest, FileAnswer> _file = request => FileAnswer.Of(request, Old);

    [SetUp]
    public void Prepare()
    {
        _folder = new TemporaryFolder();
        _client = DownloadClients.Create();
        (_isCut, _file) = (true, request => FileAnswer.Of(request, Old));
        _server = FileServer.Start(request =>
            _file(request) with
            {
                CutAfter = _isCut
                    ? request.From is null
                        ? Cut
                        : 0
                    : null,
            });
    }

    [TearDown]
    public async Task End()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task ToFile_keptPartialFile_isGoneOnWith([Values] bool keepsAgain)
    {
        await LoseAsync();

        await _client.Downloads.ToFileAsync(_server.Address(), _folder["a.csv"], keepsAgain ? Keep : null);

        Assert.That(_server.Requests[^1].From, Is.EqualTo(Cut));
        Assert.That(await File.ReadAllBytesAsync(_folder["a.csv"]), Is.EqualTo(Old));
        Assert.That(_folder.Files, Is.EqualTo(["a.csv"]));
    }

    [Test]
    public async Task ToFile_keptPartialFile_isPartOfTheChecksum()
    {
        await LoseAsync();

        var file = await _client.Downloads.ToFileAsync(
            DownloadSource.FromUri(_server.Address(), FileChecksum.Sha1(Content.Sha1(Old))),
            _folder["a.csv"]);

        Assert.That((file.Verified, _server.Requests[^1].From), Is.EqualTo(((ChecksumForm?)ChecksumForm.File, (int?)Cut)));
    }

    [Test]
    public async Task ToFolder_keptPartialFile_keepsTheNameOfTheServer()
    {
        _file = request =>
            FileAnswer.Of(request, Old) is var answer && request.From is null
                ? answer with
                {
                    Headers = [.. answer.Headers, "Content-Disposition: attachment; filename=gares.csv"],
                }
                : answer;
        await LoseAsync();

        var file = await _client.Downloads.ToFolderAsync(_server.Address(), _folder.Path);

        Assert.That((Path.GetFileName(file.Path), _server.Requests[^1].From), Is.EqualTo(("gares.csv", (int?)Cut)));
    }

    [Test]
    public async Task ToFile_fileThatChangedSinceItWasKept_isDownloadedFromItsStart()
    {
        await LoseAsync();
        _file = request => FileAnswer.Of(request, Other, "\"two\"");

        await _client.Downloads.ToFileAsync(_server.Address(), _folder["a.csv"]);

        Assert.That(await File.ReadAllBytesAsync(_folder["a.csv"]), Is.EqualTo(Other));
        Assert.That(_folder.Files, Is.EqualTo(["a.csv"]));
    }

    [Test]
    public async Task ToFile_keptBytesThatAreNotThoseOfTheFile_areDownloadedAnew()
    {
        var partial = await LoseAsync();
        await File.WriteAllBytesAsync(partial, new byte[Cut]);

        await _client.Downloads.ToFileAsync(
            DownloadSource.FromUri(_server.Address(), FileChecksum.Sha1(Content.Sha1(Old))),
            _folder["a.csv"]);

        Assert.That(await File.ReadAllBytesAsync(_folder["a.csv"]), Is.EqualTo(Old));
    }

    [Test]
    public async Task ToFile_keptFileThatIsComplete_isNotSentAgain()
    {
        var partial = await LoseAsync();
        await File.WriteAllBytesAsync(partial, Old);

        await _client.Downloads.ToFileAsync(_server.Address(), _folder["a.csv"]);

        Assert.That(_server.Requests[^1].From, Is.EqualTo(Old.Length));
        Assert.That(await File.ReadAllBytesAsync(_folder["a.csv"]), Is.EqualTo(Old));
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("{}")]
    [TestCase("null")]
    public async Task ToFile_noteThatCannotBeRead_isNoHindrance(string note)
    {
        var partial = await LoseAsync();
        await File.WriteAllTextAsync($"{partial}.json", note);

        await _client.Downloads.ToFileAsync(_server.Address(), _folder["a.csv"], Keep);

        Assert.That(_folder.Files, Is.EqualTo(["a.csv"]));
    }

    [Test]
    public async Task ToFile_keptFileThatIsTooLong_isDownloadedAnew()
    {
        var partial = await LoseAsync();
        await File.WriteAllBytesAsync(partial, new byte[Old.Length + 1]);

        await _client.Downloads.ToFileAsync(_server.Address(), _folder["a.csv"], Keep);

        Assert.That(await File.ReadAllBytesAsync(_folder["a.csv"]), Is.EqualTo(Old));
    }

    [Test]
    public async Task ToFile_serverWithoutRanges_keepsWhatHasCome()
    {
        await LoseAsync();
        _file = request => FileAnswer.Of(request, Old, ranges: false);

        await _client.Downloads.ToFileAsync(_server.Address(), _folder["a.csv"]);

        Assert.That(await File.ReadAllBytesAsync(_folder["a.csv"]), Is.EqualTo(Old));
    }

    [Test]
    public async Task ToFile_serverThatCannotTellTheFile_keepsNoNote()
    {
        _file = request => FileAnswer.Of(request, Old, tag: null);

        var partial = await LoseAsync(DownloadFailure.Changed);

        Assert.That((partial, _folder.Files.Count()), Is.EqualTo(((string?)null, 0)));
    }

    [Test]
    public async Task ToFile_partialFileThatAnotherDownloadWrites_isLeftAlone()
    {
        var partial = await LoseAsync();
        using (PartialFile.Open(partial, FileMode.Open))
        {
            await _client.Downloads.ToFileAsync(_server.Address(), _folder["a.csv"], Keep);
        }

        Assert.That(new FileInfo(partial).Length, Is.EqualTo(Cut));
        Assert.That(await File.ReadAllBytesAsync(_folder["a.csv"]), Is.EqualTo(Old));
    }

    [Test]
    public async Task ToFile_cancelled_keepsWhatHasComeIfAsked()
    {
        using var cancellation = new CancellationTokenSource();
        _file = request => FileAnswer.Of(request, Old) with { StallAfter = Cut };
        _isCut = false;
        var options = new DownloadOptions { KeepPartialFile = true, Progress = new CancellingProgress(cancellation) };
        Assert.That(
            async () => await _client.Downloads.ToFileAsync(_server.Address(), _folder["a.csv"], options, cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        _file = request => FileAnswer.Of(request, Old);

        await _client.Downloads.ToFileAsync(_server.Address(), _folder["a.csv"]);

        Assert.That(_server.Requests[^1].From, Is.Not.Null);
        Assert.That(await File.ReadAllBytesAsync(_folder["a.csv"]), Is.EqualTo(Old));
    }

    [Test]
    public async Task ToFile_goneOnWith_reportsFromWhereItStands()
    {
        await LoseAsync();
        var log = new ProgressLog();

        await _client.Downloads.ToFileAsync(_server.Address(), _folder["a.csv"], new DownloadOptions { Progress = log });

        Assert.That((log.Reports[0].Bytes, log.Reports[^1].Bytes), Is.EqualTo(((long)Cut, (long)Old.Length)));
    }

    // A download that is lost for good, and where it left its partial file.
    private async Task<string> LoseAsync(DownloadFailure reason = DownloadFailure.WrongLength)
    {
        var failure = await Assert.ThrowsAsync<DownloadException>(() =>
            _client.Downloads.ToFileAsync(_server.Address(), _folder["a.csv"], Keep));
        Assert.That(failure!.Reason, Is.EqualTo(reason));
        _isCut = false;
        return failure.PartialFile!;
    }

    private sealed class CancellingProgress(CancellationTokenSource cancellation) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => cancellation.Cancel();
    }
}
