using System.Net;
using System.Text;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Errors;

/// <summary>The shapes of refusals that the documentation of the servers and their neighbours allow, recorded or not.</summary>
internal sealed class ErrorShapeTests
{
    [TestCase("""{"message": "Non"}""", "application/json", "Non")]
    [TestCase("""{"error": "Non", "status": 404}""", "application/json", "Non")]
    [TestCase("""{"success": false, "error": "Missing file parameter", "message": ""}""", "application/json", "Missing file parameter")]
    [TestCase(
        """{"message": "Introuvable. You have requested this URI [/api/1/x/] but did you mean /api/1/y/ ?"}""",
        "application/json",
        "Introuvable."
    )]
    [TestCase("""{"message": "<DatasetEditPermission needs={Need(method='role', value='admin')}>"}""", "application/json", null)]
    [TestCase("""{"errors": {"title": ["Champ requis"]}}""", "application/json", null)]
    [TestCase("""{"errors": {}, "message": "Non"}""", "application/json", "Non")]
    [TestCase("""{"message": "coupé au mil""", "application/json", null)]
    [TestCase("""{"message": "Avant", "errors": {"a": ["Texte"], "b": ["coup""", "application/json", "Avant")]
    [TestCase("<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>", "text/html", "502 Bad Gateway")]
    [TestCase("<html><body><h1>Service <b>indisponible</b></h1></body></html>", "text/html", "Service indisponible")]
    [TestCase("<!doctype html><p>rien", "text/html", null)]
    [TestCase("404: Not Found", "text/plain", "404: Not Found")]
    [TestCase("", "application/json", null)]
    [TestCase("null", "application/json", "null")]
    [TestCase(
        """{"errors": [{"code": "42883", "title": "Database error", "detail": {"code": "42883", "message": "operator does not exist"}}]}""",
        "application/json",
        "Database error: (42883) operator does not exist"
    )]
    [TestCase("""{"errors": [{"title": "Database error", "detail": "kaput"}]}""", "application/json", "Database error: kaput")]
    [TestCase("""{"errors": [{"code": null, "title": "Database error", "detail": null}]}""", "application/json", "Database error")]
    [TestCase("""{"errors": [{"title": ["Trop long"]}]}""", "application/json", null)]
    public async Task SendAsync_with_body_finds_the_sentence_of_the_server(string body, string type, string? sentence)
    {
        var failure = await RefuseAsync(new StringContent(body, Encoding.UTF8, type));

        Assert.That(failure.ServerMessage, Is.EqualTo(sentence));
    }

    [TestCase("""{"errors": {"title": ["Champ requis"]}}""", "Field title: Champ requis.")]
    [TestCase("""{"errors": [{"title": ["Trop long"]}]}""", "Field [0].title: Trop long.")]
    [TestCase("""{"message": "coupé au mil""", "")]
    [TestCase("", "")]
    public async Task SendAsync_with_body_without_sentence_names_the_status_and_the_field(string body, string field)
    {
        var failure = await RefuseAsync(new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.That(failure.Message, Is.EqualTo($"POST /api/1/datasets/ answered 400 Bad Request. {field}".TrimEnd()));
    }

    [Test]
    public async Task SendAsync_with_nested_errors_flattens_them_to_paths()
    {
        var failure = await RefuseAsync(
            new StringContent(
                """
                {"errors": {
                  "title": ["a", "b"],
                  "resources": [{"schema": {"url": ["c"]}}, {"title": "d"}],
                  "discussion": {"0": {"content": "e"}},
                  "extras": {"check:url.status": "f"},
                  "empty": {}
                }}
                """,
                Encoding.UTF8,
                "application/json"));

        Assert.That(
            failure.FieldErrors.Select(error => $"{error.Key} = {string.Join('|', error.Value)}"),
            Is.EquivalentTo(
                new[]
                {
                    "title = a|b",
                    "resources[0].schema.url = c",
                    "resources[1].title = d",
                    "discussion[0].content = e",
                    "extras[\"check:url.status\"] = f",
                }));
    }

    [Test]
    public async Task SendAsync_with_list_of_errors_keeps_the_place_of_each()
    {
        var failure = await RefuseAsync(
            new StringContent("""{"errors": [{"element": ["a"]}, {"element": ["b"]}]}""", Encoding.UTF8, "application/json"));

        Assert.That(failure.FieldErrors.Keys, Is.EqualTo(new[] { "[0].element", "[1].element" }));
    }

    [TestCase("iso-8859-1")]
    [TestCase("utf-8")]
    [TestCase("utf-16")]
    [TestCase("nonsense")]
    [TestCase(null)]
    public async Task SendAsync_with_charset_right_or_wrong_reads_the_text(string? charset)
    {
        var encoding =
            charset == "utf-16" ? Encoding.Unicode
            : charset is "iso-8859-1" or null ? Encoding.Latin1
            : Encoding.UTF8;
        var content = new ByteArrayContent(encoding.GetBytes("Accès refusé"));
        content.Headers.TryAddWithoutValidation("Content-Type", charset is null ? "text/plain" : $"text/plain; charset={charset}");

        Assert.That((await RefuseAsync(content)).ServerMessage, Is.EqualTo("Accès refusé"));
    }

    [Test]
    public async Task SendAsync_with_utf8_declared_as_latin1_reads_utf8()
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes("\uFEFFAccès"));
        content.Headers.TryAddWithoutValidation("Content-Type", "text/plain; charset=iso-8859-1");

        Assert.That((await RefuseAsync(content)).ServerMessage, Is.EqualTo("Accès"));
    }

    [Test]
    public async Task SendAsync_with_two_megabytes_keeps_64_kilobytes()
    {
        var failure = await RefuseAsync(new StringContent(new string('x', 2_000_000), Encoding.UTF8, "text/plain"));

        Assert.That((failure.Body!.Length, failure.IsBodyTruncated, failure.ServerMessage!.Length), Is.EqualTo((65_536, true, 2001)));
    }

    [Test]
    public async Task SendAsync_with_body_that_breaks_off_keeps_what_came()
    {
        var failure = await RefuseAsync(new StreamContent(new BreakingStream("""{"message": "Non", "detail": ["""u8.ToArray())));

        Assert.That((failure.ServerMessage, failure.IsBodyTruncated), Is.EqualTo(("Non", true)));
    }

    [Test]
    public async Task SendAsync_with_server_that_echoes_the_key_hides_it()
    {
        using var end = new StubHandler(request =>
            Answers.Json(
                $$$"""{"message": "key {{{string.Join("", request.Headers.GetValues("X-API-KEY"))}}} is wrong", "errors": {"key": ["udata_secret"]}}""",
                HttpStatusCode.Unauthorized));
        using var client = TestClient.Create(end, options => options.ApiKey = "udata_secret");

        var failure = await Assert.ThrowsAsync<DataGouvAuthenticationException>(() => client.SendAsync(HttpMethod.Get, "me/"));

        Assert.That(
            $"{failure}{failure!.Body}{string.Join(' ', failure.FieldErrors.Values.SelectMany(texts => texts))}",
            Does.Contain("***").And.Not.Contain("udata_secret"));
    }

    [Test]
    public async Task SendAsync_with_server_that_echoes_the_token_hides_it()
    {
        using var end = new StubHandler(request =>
            Answers.Json($$"""{"message": "{{request.Headers.Authorization}}"}""", HttpStatusCode.Forbidden));
        using var client = TestClient.Create(end, options => options.BearerToken = "udata_secret");

        var failure = await Assert.ThrowsAsync<DataGouvPermissionException>(() => client.SendAsync(HttpMethod.Get, "me/"));

        Assert.That(failure!.ServerMessage, Is.EqualTo("Bearer ***"));
    }

    [Test]
    public async Task SendAsync_when_refused_keeps_the_headers()
    {
        using var end = new StubHandler(_ => Answers.Status(405).WithHeader("X-Sentry-ID", "abc"));
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvApiException>(() => client.SendAsync(HttpMethod.Post, "datasets/"));

        Assert.That(
            (string.Join(',', failure!.ResponseHeaders["x-sentry-id"]), failure.ContentType),
            Is.EqualTo(("abc", "application/json")));
    }

    [Test]
    public async Task GetAsync_when_refused_names_the_operation_and_its_template()
    {
        using var end = new StubHandler(_ => Answers.Status(410));
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvGoneException>(() => client.Catalog.Datasets["secret-name"].GetAsync());

        Assert.That((failure!.Operation?.ToString(), failure.Route), Is.EqualTo(("GET /datasets/{dataset}/", "/datasets/{dataset}/")));
    }

    private static async Task<DataGouvApiException> RefuseAsync(HttpContent content)
    {
        using var end = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = content });
        using var client = TestClient.Create(end);
        return (await Assert.CatchAsync<DataGouvApiException>(() => client.SendAsync(HttpMethod.Post, "datasets/")))!;
    }

    private sealed class BreakingStream(byte[] before) : ReadOnlyStream
    {
        private bool _isGiven;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_isGiven)
            {
                throw new IOException("The connection broke.");
            }

            _isGiven = true;
            before.CopyTo(buffer);
            return new ValueTask<int>(before.Length);
        }
    }
}
