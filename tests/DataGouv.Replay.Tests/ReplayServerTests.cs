using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace DataGouv.Replay.Tests;

public sealed class ReplayServerTests
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private ReplayServer? server;

    [TearDown]
    public async Task StopAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
    }

    [OneTimeTearDown]
    public void DisposeClient() => client.Dispose();

    [Test]
    public async Task Catalog_started_ends_with_its_version() =>
        Assert.That((await StartAsync()).Catalog.AbsolutePath, Is.EqualTo("/api/1/"));

    [Test]
    public async Task CatalogV2_started_ends_with_its_version() =>
        Assert.That((await StartAsync()).CatalogV2.AbsolutePath, Is.EqualTo("/api/2/"));

    [Test]
    public async Task Metrics_started_is_its_root() =>
        Assert.That((await StartAsync()).Metrics.AbsolutePath, Is.EqualTo("/metrics/"));

    [Test]
    public async Task Tabular_started_is_its_root() =>
        Assert.That((await StartAsync()).Tabular.AbsolutePath, Is.EqualTo("/tabular/"));

    [Test]
    public async Task StartAsync_started_listens_on_loopback_only() =>
        Assert.That((await StartAsync()).Catalog.Host, Is.EqualTo("127.0.0.1"));

    [Test]
    public async Task StartAsync_port_taken_throws()
    {
        var first = await StartAsync();
        Assert.That(() => ReplayServer.StartAsync(first.Catalog.Port), Throws.InstanceOf<IOException>());
    }

    [Test]
    public async Task DisposeAsync_stopped_refuses_connections()
    {
        var stopped = await StartAsync();
        await stopped.DisposeAsync();
        Assert.That(() => client.GetAsync(stopped.Catalog), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Answer_text_body_links_to_this_server()
    {
        await StartAsync(Invented.Response(body: """{"next":"https://www.data.gouv.fr/api/1/datasets/?page=2"}"""));
        var body = await client.GetFromJsonAsync<JsonObject>(Target());
        Assert.That((string?)body!["next"], Is.EqualTo(new Uri(server!.Catalog, "datasets/?page=2").AbsoluteUri));
    }

    [Test]
    public async Task Answer_to_a_client_of_localhost_links_to_localhost()
    {
        await StartAsync(Invented.Response(body: "https://www.data.gouv.fr/"));
        var body = await client.GetStringAsync(new UriBuilder(Target()) { Host = "localhost" }.Uri);
        Assert.That(body, Is.EqualTo($"http://localhost:{server!.Catalog.Port}/"));
    }

    [TestCase("Location")]
    [TestCase("Link")]
    public async Task Answer_header_links_to_this_server(string header)
    {
        await StartAsync(Invented.Response(302, "", (header, "https://www.data.gouv.fr/api/1/datasets/")));
        using var response = await client.GetAsync(Target());
        Assert.That(response.Headers.GetValues(header), Is.EqualTo([new Uri(server!.Catalog, "datasets/").AbsoluteUri]));
    }

    [Test]
    public async Task Answer_binary_body_stays_byte_for_byte()
    {
        // A link within an image must not be rewritten, nor its bytes pass through an encoding.
        byte[] image = [0x89, 0xff, 0x00, .. "https://www.data.gouv.fr/"u8];
        await StartAsync(Invented.Response() with { Body = image, IsText = false });
        Assert.That(await client.GetByteArrayAsync(Target()), Is.EqualTo(image));
    }

    [Test]
    public async Task Answer_recorded_header_is_sent()
    {
        await StartAsync(Invented.Response(200, "", ("etag", "\"a\"")));
        using var response = await client.GetAsync(Target());
        Assert.That(response.Headers.ETag!.Tag, Is.EqualTo("\"a\""));
    }

    [TestCase("Date", "Sat, 21 Nov 2026 21:32:29 GMT")]
    [TestCase("Server", "Python/3.11 aiohttp/3.14.1")]
    [TestCase("Connection", "close")]
    [TestCase("Content-Length", "1")]
    public async Task Answer_header_of_the_recorded_connection_is_left_out(string header, string value)
    {
        await StartAsync(Invented.Response(200, "{}", (header, value)));
        using var response = await client.GetAsync(Target());
        var sent = response.Headers.Concat(response.Content.Headers).Where(item => item.Key == header).SelectMany(item => item.Value);
        Assert.That(sent, Has.None.EqualTo(value));
    }

    [Test]
    public async Task Answer_recorded_as_a_stream_announces_no_length()
    {
        await StartAsync(Invented.Response(200, "a;b", ("Transfer-Encoding", "chunked")));
        using var response = await client.GetAsync(Target(), HttpCompletionOption.ResponseHeadersRead);
        Assert.That(response.Headers.TransferEncodingChunked, Is.True);
    }

    [Test]
    public async Task Answer_to_head_has_no_body()
    {
        await StartAsync(Invented.Request("HEAD"), Invented.Response(body: "never sent"));
        using var message = new HttpRequestMessage(HttpMethod.Head, Target());
        using var response = await client.SendAsync(message);
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
    }

    [Test]
    public async Task Answer_to_head_has_the_recorded_headers()
    {
        await StartAsync(Invented.Request("HEAD"), Invented.Response(200, "", ("Content-Type", "text/csv")));
        using var message = new HttpRequestMessage(HttpMethod.Head, Target());
        using var response = await client.SendAsync(message);
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/csv"));
    }

    [TestCase(204)]
    [TestCase(304)]
    public async Task Answer_without_content_has_no_body(int status)
    {
        await StartAsync(Invented.Response(status, "never sent"));
        using var response = await client.GetAsync(Target());
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
    }

    [Test]
    public async Task Answer_to_a_body_with_rewritten_links_is_that_of_the_recorded_body()
    {
        server = await ReplayServer.StartAsync(store: new RecordingStore(
        [
            Invented.Recording("other", Invented.Request("PUT", body: "{}"), Invented.Response(400)),
            Invented.Recording("same", Invented.Request("PUT", body: """{"uri":"https://www.data.gouv.fr/api/1/"}""")),
        ]));
        using var response = await client.PutAsJsonAsync(Target(), new { uri = server.Catalog });
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Answer_to_metrics_is_that_of_the_recorded_path()
    {
        await StartAsync(Invented.Request(path: "/api/site/data/", api: RecordedApi.Metrics), Invented.Response());
        using var response = await client.GetAsync(new Uri(server!.Metrics, "api/site/data/"));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Answer_unmatched_is_not_found()
    {
        await StartAsync();
        using var response = await client.GetAsync(new Uri(Target(), "?page=9"));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Answer_unmatched_names_the_request_and_the_nearest_recording()
    {
        await StartAsync();
        using var response = await client.GetAsync(new Uri(Target(), "?page=9"));
        var body = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.That((string?)body!["message"], Is.EqualTo(
            "No recording of GET /api/1/datasets/?page=9. Nearest: GET /api/1/datasets/ (invented)."));
    }

    [Test]
    public async Task Answer_unmatched_by_name_says_which_name()
    {
        await StartAsync();
        using var message = new HttpRequestMessage(HttpMethod.Get, Target());
        message.Headers.Add(RecordingMatcher.NameHeader, "missing");
        using var response = await client.SendAsync(message);
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("No recording named missing of GET /api/1/datasets/."));
    }

    [Test]
    public async Task Requests_several_are_kept_in_order()
    {
        await StartAsync();
        using var first = await client.GetAsync(Target());
        using var second = await client.GetAsync(new Uri(Target(), "?q=a%20b"));
        Assert.That(server!.Requests.Select(request => request.ToString()), Is.EqualTo(["GET /api/1/datasets/", "GET /api/1/datasets/?q=a%20b"]));
    }

    [Test]
    public async Task Requests_header_is_kept_whatever_its_case()
    {
        await StartAsync();
        using var message = new HttpRequestMessage(HttpMethod.Get, Target());
        message.Headers.Add("X-API-KEY", "secret");
        using var response = await client.SendAsync(message);
        Assert.That(server!.Requests.Single().Header("x-api-key"), Is.EqualTo("secret"));
    }

    [Test]
    public async Task Requests_body_is_kept_as_sent()
    {
        await StartAsync();
        using var content = new StringContent("é", Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(Target(), content);
        Assert.That(server!.Requests.Single().Text, Is.EqualTo("é"));
    }

    [Test]
    public async Task Requests_path_is_that_of_the_api()
    {
        await StartAsync();
        using var response = await client.GetAsync(new Uri(server!.Tabular, "api/x/"));
        Assert.That(server.Requests.Single().Path, Is.EqualTo("/api/x/"));
    }

    private Uri Target() => new(server!.Catalog, Invented.Path);

    private Task<ReplayServer> StartAsync(RecordedResponse? response = null) =>
        StartAsync(Invented.Request(), response ?? Invented.Response());

    private async Task<ReplayServer> StartAsync(ReplayRequest request, RecordedResponse response) =>
        server = await ReplayServer.StartAsync(store: new RecordingStore([Invented.Recording("invented", request, response)]));
}
