using DataGouv.Catalog;
using DataGouv.Tests.Transfers.Support;
using DataGouv.Transfers.Downloads;

namespace DataGouv.Tests.Transfers;

/// <summary>All files of a dataset, several at a time.</summary>
public sealed class DatasetDownloadTests
{
    private static readonly Guid[] Ids =
    [
        .. Enumerable.Range(1, 6).Select(number => Guid.Parse($"{number}0000000-0000-0000-0000-000000000000")),
    ];

    private TemporaryFolder _folder = null!;
    private FileServer _server = null!;
    private DataGouvClient _client = null!;
    private string? _list;

    [SetUp]
    public void Prepare()
    {
        _folder = new TemporaryFolder();
        _server = FileServer.Start(Answer);
        _client = DownloadClients.Create(platform: _server.Address("/"));
        _list = string.Join(
            ',',
            Row(0, "Export", "csv", "main"),
            Row(1, "export", "csv", "main"),
            Row(2, "Notice", "pdf", "documentation"),
            Row(3, "Plan", "zip", "main"),
            Row(4, "Perdu", "csv", "other"),
            Row(5, "Sans adresse", "csv", "other"));
    }

    [TearDown]
    public async Task End()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task DownloadDataset_all_keepsFilesOfOneNameApart()
    {
        var downloads = await AllAsync(new DatasetDownloadOptions());

        Assert.That(
            downloads
                .Where(download => download.File is not null)
                .Select(download => Path.GetFileName(download.File!.Path))
                .Order(StringComparer.Ordinal),
            Is.EqualTo(["Export-10000000.csv", "Notice.pdf", "Plan.zip", "export-20000000.csv"]));
    }

    [TestCase("5")]
    [TestCase("\"ressource\"")]
    [TestCase("[]")]
    [TestCase("""{"id":"5f0000000000000000000001","title":7}""")]
    public async Task DownloadDataset_entryThatIsNoResource_doesNotStopTheOthers(string entry)
    {
        _list = string.Join(',', Row(0, "A", "csv", "main"), entry, Row(1, "B", "csv", "main"));

        var downloads = await AllAsync(new DatasetDownloadOptions());

        Assert.That(
            downloads.Select(download => download.File is null ? download.Failure!.Message[..53] : Path.GetFileName(download.File.Path)),
            Is.EquivalentTo(["An entry in the list of resources of the dataset cann", "A.csv", "B.csv"]));
    }

    [Test]
    public async Task DownloadDataset_oneFailure_doesNotStopTheOthers()
    {
        var downloads = await AllAsync(new DatasetDownloadOptions());

        Assert.That(
            downloads
                .Where(download => download.Failure is not null)
                .Select(download => (download.Resource!.Title, download.Failure!.GetType())),
            Is.EquivalentTo([("Perdu", typeof(DataGouvNotFoundException)), ("Sans adresse", typeof(ArgumentException))]));
    }

    [Test]
    public async Task DownloadDataset_ofATypeAndAFormat_takesOnlyThose()
    {
        var downloads = await AllAsync(new DatasetDownloadOptions { Types = [ResourceType.Main], Formats = ["CSV"] });

        Assert.That(downloads.Select(download => download.Resource!.Id), Is.EquivalentTo(Ids[..2]));
    }

    [TestCase("csv")]
    [TestCase(".CSV")]
    [TestCase("text/csv")]
    public async Task DownloadDataset_ofAFormat_takesAllSpellings(string wanted)
    {
        _list = string.Join(
            ',',
            Row(0, "A", "text/csv", "main"),
            Row(1, "B", ".csv", "main"),
            Row(2, "C", " CSV ", "main"),
            Row(3, "D", "json", "main"));

        var downloads = await AllAsync(new DatasetDownloadOptions { Formats = [wanted] });

        Assert.That(downloads.Select(download => Path.GetFileName(download.File!.Path)), Is.EquivalentTo(["A.csv", "B.csv", "C.csv"]));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task DownloadDataset_nullAlone_isOneFailure(CancellationToken cancellationToken)
    {
        _list = "null";

        var downloads = await AllAsync(new DatasetDownloadOptions(), cancellationToken);

        Assert.That(
            downloads.Select(download => (download.Resource, download.Failure!.GetType())),
            Is.EqualTo([((Resource?)null, typeof(DownloadException))]));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task DownloadDataset_nullInTheMiddle_doesNotStopTheOthers(CancellationToken cancellationToken)
    {
        _list = string.Join(',', Row(0, "A", "csv", "main"), "null", Row(1, "B", "csv", "main"));

        var downloads = await AllAsync(new DatasetDownloadOptions(), cancellationToken);

        Assert.That(
            downloads.Select(download => download.File is null ? null : Path.GetFileName(download.File.Path)),
            Is.EquivalentTo([null, "A.csv", "B.csv"]));
    }

    [TestCase("{}")]
    [TestCase("""{"title":"Vide"}""")]
    [TestCase("""{"id":"10000000-0000-0000-0000-000000000000","url":"pas une adresse"}""")]
    [TestCase("""{"id":"10000000-0000-0000-0000-000000000000","url":"ftp://exemple.fr/a.csv"}""")]
    [CancelAfter(60_000)]
    public async Task DownloadDataset_brokenEntryInTheMiddle_isAFailureAmongFiles(string entry, CancellationToken cancellationToken)
    {
        _list = string.Join(',', Row(0, "A", "csv", "main"), entry, Row(1, "B", "csv", "main"));

        var downloads = await AllAsync(new DatasetDownloadOptions(), cancellationToken);

        Assert.That(downloads.Select(download => download.Failure?.GetType()), Is.EquivalentTo([null, null, typeof(ArgumentException)]));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task DownloadDataset_withoutAList_hasNoEntry(CancellationToken cancellationToken)
    {
        _list = null;

        Assert.That(await AllAsync(new DatasetDownloadOptions(), cancellationToken), Is.Empty);
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task DownloadDataset_exceptionBeforeTheFirst_ends(CancellationToken cancellationToken)
    {
        // A list that cannot be read to its end fails where no file has begun.
        var files = new DatasetFiles(_client.Downloads, _folder.Path, new DatasetDownloadOptions()).DownloadAsync(
            Broken(),
            cancellationToken);

        var failure = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var _ in files) { }
        });

        Assert.That(failure!.Message, Is.EqualTo("The list breaks off."));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task DownloadDataset_longTitlesThatAreEqual_areTwoFiles(CancellationToken cancellationToken)
    {
        var title = new string('é', 150);
        _list = string.Join(',', Row(0, title, "csv", "main"), Row(1, title, "csv", "main"));

        var downloads = await AllAsync(new DatasetDownloadOptions(), cancellationToken);

        Assert.That(
            downloads.Select(download => Path.GetFileName(download.File!.Path)[^13..]),
            Is.EquivalentTo(["-10000000.csv", "-20000000.csv"]));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task DownloadDataset_cancelledUnderWay_ends(CancellationToken cancellationToken)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        Assert.That(
            async () =>
            {
                await foreach (var _ in _client.Downloads.DownloadDatasetAsync("d", _folder.Path, cancellationToken: cancellation.Token))
                {
                    await cancellation.CancelAsync();
                }
            },
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_folder.Files, Has.None.Contains(".part"));
    }

    [Test]
    public async Task DownloadDataset_leftEarly_leavesNoPartialFile()
    {
        await foreach (var _ in _client.Downloads.DownloadDatasetAsync("d", _folder.Path, new DatasetDownloadOptions { FilesInFlight = 1 }))
        {
            break;
        }

        Assert.That(_folder.Files, Has.None.Contains(".part"));
    }

    [Test]
    public void DownloadDataset_idOfAResource_isRefused() =>
        Assert.That(
            () => _client.Downloads.DownloadDatasetAsync(Ids[0].ToString(), _folder.Path),
            Throws.ArgumentException.With.Message.Contains("is the id of a resource"));

    private async Task<IReadOnlyList<DatasetDownload>> AllAsync(
        DatasetDownloadOptions options,
        CancellationToken cancellationToken = default)
    {
        var downloads = new List<DatasetDownload>();
        await foreach (var download in _client.Downloads.DownloadDatasetAsync("d", _folder.Path, options, cancellationToken))
        {
            downloads.Add(download);
        }

        return downloads;
    }

    private FileAnswer Answer(FileRequest request)
    {
        if (request.Target.StartsWith("/api/", StringComparison.Ordinal))
        {
            var body = _list is null ? """{"id":"d","resources":null}""" : $$"""{"id":"d","resources":[{{_list}}]}""";
            return new FileAnswer(200, System.Text.Encoding.UTF8.GetBytes(body)) { Headers = ["Content-Type: application/json"] };
        }

        return request.Target == "/4" ? new FileAnswer(404, []) : FileAnswer.Of(request, Content.Of(1000));
    }

    private static IEnumerable<ListedResource> Broken()
    {
        yield return new ListedResource(null, null);
        throw new InvalidDataException("The list breaks off.");
    }

    private string Row(int index, string title, string format, string type) =>
        $$"""{"id":"{{Ids[index]}}","title":"{{title}}","format":"{{format}}","type":"{{type}}","url":{{(index == 5 ? "null" : $"\"{_server.Address($"/{index}")}\"")}}}""";
}
