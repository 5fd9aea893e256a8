using System.Globalization;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers.Killing;

/// <summary>
/// An upload whose process is killed ends with one resource, whatever the moment. There are always fifteen parts; how large the file is can
/// be said: <c>dotnet test … -- 'TestRunParameters.Parameter(name="UploadBytes", value="300000000")'</c>.
/// </summary>
[Parallelizable(ParallelScope.Children)]
public sealed class UploadKillTests
{
    private const int Parts = 15;
    private const string Extensions = "GET /api/1/datasets/extensions/";
    private const string Dataset = $"GET /api/1/datasets/{PlatformStore.Dataset}/";

    // Of the upload itself. It saves its session first, then after each part, and before the final request.
    private static readonly string[] Moments =
    [
        Extensions,
        Said("save 1 begins"),
        Said("save 1 half"),
        Said("save 1 done"),
        "upload 1 half",
        "upload 1 arrived",
        "upload 1 stored",
        "upload 1 answered",
        Said("save 2 half"),
        "upload 8 half",
        "upload 8 arrived",
        "upload 8 stored",
        Said("save 9 half"),
        "upload 15 stored",
        Dataset,
        Said("save 17 half"),
        "final arrived",
        "final stored",
        "final answered",
        Said("uploaded"),
    ];

    // Of the process that goes on with an upload of which some eight parts are stored.
    private static readonly string[] RestartMoments =
    [
        Said("begins"),
        Said("save 1 begins"),
        Said("save 1 half"),
        Said("save 1 done"),
        "upload 1 half",
        "upload 1 arrived",
        "upload 1 stored",
        "upload 1 answered",
        Said("save 2 half"),
        Said("save 2 done"),
        "upload 5 half",
        "upload 5 arrived",
        "upload 5 stored",
        "upload 5 answered",
        Said("save 6 half"),
        Dataset,
        "final arrived",
        "final stored",
        "final answered",
        Said("uploaded"),
    ];

    // Of the process that goes on with an upload whose resource is there, although no process knows of it.
    private static readonly string[] FinishedMoments = [Said("begins"), Dataset, Said("uploaded")];

    private TemporaryFolder _folder = null!;
    private byte[] _content = null!;
    private string _file = null!;

    [OneTimeSetUp]
    public void WriteFile()
    {
        _folder = new TemporaryFolder();
        _content = Content.Of(int.Parse(TestContext.Parameters.Get("UploadBytes", "1500000"), CultureInfo.InvariantCulture));
        _file = _folder.Write("bancs.csv", _content);
    }

    [OneTimeTearDown]
    public void DeleteFile() => _folder.Dispose();

    [TestCaseSource(nameof(Moments))]
    public async Task Upload_killedAndStartedAgain_endsWithOneResource(string moment)
    {
        await using var upload = await BeginAsync();
        await upload.KillAtAsync(moment);

        await AssertFinishesAsync(upload);
    }

    [TestCaseSource(nameof(RestartMoments))]
    public async Task Restart_killedAndStartedAgain_endsWithOneResource(string moment)
    {
        await using var upload = await BeginAsync();
        await upload.KillAtAsync("upload 8 answered");
        await upload.KillAtAsync(moment);

        await AssertFinishesAsync(upload);
    }

    [TestCaseSource(nameof(FinishedMoments))]
    public async Task Restart_killedAfterTheResourceWasMade_endsWithOneResource(string moment)
    {
        await using var upload = await BeginAsync();
        await upload.KillAtAsync("final stored");
        await upload.KillAtAsync(moment);

        await AssertFinishesAsync(upload);
    }

    private static string Said(string moment) => $"GET /moment/{moment}";

    private Task<KilledUpload> BeginAsync() => KilledUpload.BeginAsync(_file, _content.Length / Parts);

    private async Task AssertFinishesAsync(KilledUpload upload)
    {
        var store = upload.Server.Store;
        var before = new PlatformStore().Count;

        var id = await upload.FinishAsync();

        Assert.Multiple(() =>
        {
            Assert.That(store.Count, Is.EqualTo(before + 1));
            Assert.That(store.Resource(id)["title"]!.GetValue<string>(), Is.EqualTo(UploadingProgram.Title));
            Assert.That(store.ContentOf(id).AsSpan().SequenceEqual(_content), Is.True);
        });
    }
}
