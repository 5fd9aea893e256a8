using DataGouv.Generator.Documents;
using DataGouv.Generator.Pulling;

namespace DataGouv.Generator.Tests.Pulling;

public sealed class HttpDocumentSourceTests
{
    private const string Changed = "Tue, 24 Nov 2026 06:00:00 GMT";

    [Test]
    public async Task Fetch_gives_the_document_with_its_validators()
    {
        await using var server = new WireServer(_ => WireServer.Answer(200, "{}", "ETag: \"7\"", "Last-Modified: " + Changed));

        var fetched = await Fetch(server);

        Assert.That(fetched, Is.EqualTo(new FetchedDocument(server.Address + "/zoo.json", server.Address + "/zoo.json", "{}", "\"7\"", new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero))));
    }

    [TestCase("Accept: application/json")]
    [TestCase("User-Agent: DataGouv.Generator/")]
    public async Task Fetch_says_what_it_wants_and_who_asks(string header)
    {
        await using var server = new WireServer(_ => WireServer.Answer(200, "{}"));

        await Fetch(server);

        Assert.That(server.Requests.Single(), Does.Contain(header));
    }

    [TestCase("If-None-Match: \"7\"")]
    [TestCase("If-Modified-Since: " + Changed)]
    public async Task Fetch_of_a_known_document_asks_whether_it_changed(string header)
    {
        await using var server = new WireServer(_ => WireServer.Answer(304));

        await Fetch(server, Known(server.Address + "/zoo.json"));

        Assert.That(server.Requests.Single(), Does.Contain(header));
    }

    [Test]
    public async Task Fetch_of_an_unchanged_document_gives_none()
    {
        await using var server = new WireServer(_ => WireServer.Answer(304));

        Assert.That((await Fetch(server, Known(server.Address + "/zoo.json"))).Text, Is.Null);
    }

    [Test]
    public async Task Fetch_from_another_server_sends_no_validator()
    {
        await using var server = new WireServer(_ => WireServer.Answer(200, "{}"));

        await Fetch(server, Known("https://example.org/zoo.json"));

        Assert.That(server.Requests.Single(), Does.Not.Contain("If-"));
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(307)]
    [TestCase(308)]
    public async Task Fetch_follows_a_redirect(int status)
    {
        await using var server = new WireServer(head => head.StartsWith("GET /zoo.json", StringComparison.Ordinal)
            ? WireServer.Answer(status, "", "Location: /moved.json")
            : WireServer.Answer(200, """{ "moved": true }"""));

        Assert.That((await Fetch(server)).Text, Is.EqualTo("""{ "moved": true }"""));
    }

    [TestCase(404)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task Fetch_of_a_refusal_says_its_status(int status)
    {
        await using var server = new WireServer(_ => WireServer.Answer(status, "no"));

        Assert.That((await Refused(server)).Problem, Does.StartWith($"The document of zoo answered {status}"));
    }

    [Test]
    public async Task Fetch_of_a_body_that_ends_too_early_refuses_it()
    {
        await using var server = new WireServer(_ => "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n{ \"swagger\":");

        Assert.That((await Refused(server)).Problem, Does.StartWith("The document of zoo could not be read: The response ended prematurely"));
    }

    [Test]
    public async Task Fetch_of_another_encoding_refuses_it()
    {
        // Three bytes that begin a UTF-8 text as they must not: the byte order mark.
        await using var server = new WireServer(_ => WireServer.Answer(200, "\uFEFF{}"));

        Assert.That((await Refused(server)).File, Is.EqualTo(server.Address + "/zoo.json"));
    }

    [Test]
    public async Task Fetch_from_a_server_that_never_answers_gives_up()
    {
        await using var server = new WireServer(_ => null);

        Assert.That((await Refused(server, TimeSpan.FromMilliseconds(300))).Problem, Does.Contain("did not answer within"));
    }

    [Test]
    public async Task Fetch_from_a_server_that_is_gone_says_so()
    {
        var server = new WireServer(_ => null);
        var address = server.Address;
        await server.DisposeAsync();

        Assert.That((await Refused(address, TimeSpan.FromSeconds(30))).Fix, Does.Contain("--from"));
    }

    [Test]
    public async Task Fetch_that_is_cancelled_ends_as_such()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = new WireServer(_ =>
        {
            cancellation.Cancel();
            return null;
        });

        Assert.That(async () => await Fetch(server, cancellation: cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static LockFile Known(string source) => new(source, null, "\"7\"", new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero), "", null, null);

    private static Task<DocumentException> Refused(WireServer server, TimeSpan? patience = null) => Refused(server.Address, patience ?? TimeSpan.FromSeconds(30));

    private static async Task<DocumentException> Refused(string address, TimeSpan patience)
    {
        using var http = HttpDocumentSource.CreateClient();
        http.Timeout = patience;
        return (await Assert.ThrowsAsync<DocumentException>(() => Source(http, address).Fetch(Zoo, null, CancellationToken.None)))!;
    }

    private static async Task<FetchedDocument> Fetch(WireServer server, LockFile? known = null, CancellationToken cancellation = default)
    {
        using var http = HttpDocumentSource.CreateClient();
        return await Source(http, server.Address).Fetch(Zoo, known, cancellation);
    }

    private static Api Zoo { get; } = new("zoo", "Zoo", new Uri("https://example.org/swagger.json"), "swagger-2.0", "DataGouv.Zoo");

    private static IDocumentSource Source(HttpClient http, string address) => DocumentSources.For(address, [Zoo], http);
}
