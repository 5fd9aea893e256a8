using DataGouv.Catalog;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>No credential leaves with a download: neither to a foreign host nor by way of the platform's permalinks.</summary>
public sealed class DownloadCredentialTests
{
    private static readonly int[] Statuses = [301, 302, 303, 307, 308];
    private static readonly string[] Doors = ["file", "stream", "open", "dataset"];

    [Test]
    public async Task Download_byAnyDoorAndRedirect_sendsNoCredential(
        [ValueSource(nameof(Doors))] string door,
        [ValueSource(nameof(Statuses))] int status)
    {
        using var folder = new TemporaryFolder();
        await using var foreign = FileServer.Start(request => FileAnswer.Of(request, Content.Of(10)));
        FileServer? platform = null;
        platform = FileServer.Start(request =>
            request.Target.StartsWith("/api/1/datasets/r/", StringComparison.Ordinal)
                ? FileAnswer.Redirect(foreign.Address(host: "localhost"), status)
                : new FileAnswer(
                    200,
                    System.Text.Encoding.UTF8.GetBytes(
                        $$"""{"id":"d","resources":[{"id":"{{PlatformStore.Hosted}}","title":"a","format":"csv","url":"{{platform!.Address($"/api/1/datasets/r/{PlatformStore.Hosted}")}}"}]}"""))
                {
                    Headers = ["Content-Type: application/json"],
                });
        await using (platform)
        {
            using var client = DownloadClients.Create(platform: platform.Address("/"));
            var resource = new Resource
            {
                Id = PlatformStore.Hosted,
                Title = "a",
                Format = "csv",
                Url = "https://exemple.fr/",
                Latest = platform.Address($"/api/1/datasets/r/{PlatformStore.Hosted}").AbsoluteUri,
            };

            await DownloadAsync(client, door, resource, folder);

            var files = platform
                .Requests.Where(request => request.Target.Contains("/r/", StringComparison.Ordinal))
                .Concat(foreign.Requests)
                .ToList();
            Assert.That(files, Has.Count.EqualTo(2));
            Assert.That(
                files.SelectMany(request => request.Headers).Select(header => $"{header.Key}: {header.Value}"),
                Has.None.Contains("udata_").And.None.Contains("X-API-KEY").And.None.Contains("Authorization").And.None.Contains("Cookie"));
        }
    }

    private static async Task DownloadAsync(DataGouvClient client, string door, Resource resource, TemporaryFolder folder)
    {
        switch (door)
        {
            case "file":
                await client.Downloads.ToFileAsync(DownloadSource.FromLatest(resource), folder["a.csv"]);
                break;
            case "stream":
                await client.Downloads.ToStreamAsync(DownloadSource.FromLatest(resource), new MemoryStream());
                break;
            case "open":
                await using (var content = await client.Downloads.OpenAsync(DownloadSource.FromLatest(resource)))
                {
                    await content.CopyToAsync(Stream.Null);
                }

                break;
            default:
                await foreach (var download in client.Downloads.DownloadDatasetAsync("d", folder.Path))
                {
                    Assert.That(download.Failure, Is.Null);
                }

                break;
        }
    }
}
