using DataGouv.Catalog;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>All files of a dataset, several at a time.</summary>
public sealed class DatasetDownloadTests
{
    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 6).Select(number => Guid.Parse($"{number}0000000-0000-0000-0000-000000000000"))];

    private TemporaryFolder _folder = null!;
    private FileServer _server = null!;
    private DataGouvClient _client = null!;

    [SetUp]
    public void Prepare()
    {
        _folder = new TemporaryFolder();
        _server = FileServer.Start(Answer);
        _client = DownloadClients.Create(platform: _server.Address("/"));
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

        Assert.That(downloads.Where(download => download.File is not null).Select(download => Path.GetFileName(download.File!.Path)).Order(StringComparer.Ordinal),
            Is.EqualTo(["Export-10000000.csv", "Notice.pdf", "Plan.zip", "export-20000000.csv"]));
    }

    [Test]
    public async Task DownloadDataset_oneFailure_doesNotStopTheOthers()
    {
        var downloads = await AllAsync(new DatasetDownloadOptions());

        Assert.That(downloads.Where(download => download.Failure is not null).Select(download => (download.Resource.Title, download.Failure!.GetType())),
            Is.EquivalentTo([("Perdu", typeof(DataGouvNotFoundException)), ("Sans adresse", typeof(ArgumentException))]));
    }

    [Test]
    public async Task DownloadDataset_ofATypeAndAFormat_takesOnlyThose()
    {
        var downloads = await AllAsync(new DatasetDownloadOptions { Types = [ResourceType.Main], Formats = ["CSV"] });

        Assert.That(downloads.Select(download => download.Resource.Id), Is.EquivalentTo(Ids[..2]));
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

    private async Task<IReadOnlyList<DatasetDownload>> AllAsync(DatasetDownloadOptions options)
    {
        var downloads = new List<DatasetDownload>();
        await foreach (var download in _client.Downloads.DownloadDatasetAsync("d", _folder.Path, options))
        {
            downloads.Add(download);
        }

        return downloads;
    }

    private FileAnswer Answer(FileRequest request)
    {
        if (request.Target.StartsWith("/api/", StringComparison.Ordinal))
        {
            var resources = string.Join(',', Row(0, "Export", "csv", "main"), Row(1, "export", "csv", "main"), Row(2, "Notice", "pdf", "documentation"), Row(3, "Plan", "zip", "main"), Row(4, "Perdu", "csv", "other"), Row(5, "Sans adresse", "csv", "other"));
            return new FileAnswer(200, System.Text.Encoding.UTF8.GetBytes($$"""{"id":"d","resources":[{{resources}}]}""")) { Headers = ["Content-Type: application/json"] };
        }

        return request.Target == "/4" ? new FileAnswer(404, []) : FileAnswer.Of(request, Content.Of(1000));
    }

    private string Row(int index, string title, string format, string type) =>
        $$"""{"id":"{{Ids[index]}}","title":"{{title}}","format":"{{format}}","type":"{{type}}","url":{{(index == 5 ? "null" : $"\"{_server.Address($"/{index}")}\"")}}}""";
}
