using System.Net;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Errors;

/// <summary>What an exception knows beside its message.</summary>
internal sealed class RefusalFactsTests
{
    private const string Member = """
        {"role": "editor", "label": "Éditeur", "since": "2026-10-01T08:00:00+00:00", "user": {"class": "User", "id": "5e0000000000000000000001"}}
        """;

    [TestCase(
        """{"errors": [{"code": null, "title": "Invalid query string", "detail": "Page size exceeds allowed maximum: 50"}]}""",
        null,
        "Invalid query string",
        "Page size exceeds allowed maximum: 50"
    )]
    [TestCase("""{"errors": [{"code": "a1b2", "title": "Database error", "detail": null}]}""", "a1b2", "Database error", null)]
    [TestCase(
        """{"errors": [{"code": null, "title": "Database error", "detail": {"code": "22P02", "details": "d.", "hint": "h.", "message": "m."}}]}""",
        "22P02",
        "Database error",
        "m. d. h."
    )]
    [TestCase(
        """{"errors": [{"code": "a1b2", "title": "Database error", "detail": {"code": "22P02", "message": "m."}}]}""",
        "a1b2",
        "Database error",
        "m."
    )]
    [TestCase("""{"errors": {"title": ["Requis"]}, "message": "Non"}""", null, null, null)]
    public async Task SendAsync_with_error_of_tabular_keeps_its_parts(string body, string? code, string? title, string? detail)
    {
        var failure = await RefuseAsync(Answers.Json(body, HttpStatusCode.BadRequest));

        Assert.That((failure.ErrorCode, failure.ErrorTitle, failure.ErrorDetail), Is.EqualTo((code, title, detail)));
    }

    [Test]
    public async Task PostAsync_with_membership_that_is_accepted_already_says_so()
    {
        using var end = new StubHandler(_ => Answers.Json(Member, HttpStatusCode.Conflict));
        using var client = TestClient.Create(end, options => options.ApiKey = "udata_key");

        var failure = await Assert.ThrowsAsync<DataGouvConflictException>(() =>
            client.SendAsync(HttpMethod.Post, "organizations/a/membership/b/accept/"));

        Assert.That(
            (failure!.Message, failure.ServerMessage, failure.FieldErrors.Count, failure.Body),
            Is.EqualTo(
                (
                    "POST /api/1/organizations/a/membership/b/accept/ answered 409 Conflict. This person is a member of the organization already.",
                    (string?)null,
                    0,
                    Member)));
    }

    [Test]
    public async Task SendAsync_with_conflict_that_has_a_sentence_gives_it()
    {
        var failure = await RefuseAsync(Answers.Json("""{"message": "This dataset has a DOI"}""", HttpStatusCode.Conflict));

        Assert.That((failure.GetType(), failure.ServerMessage), Is.EqualTo((typeof(DataGouvConflictException), "This dataset has a DOI")));
    }

    [Test]
    public async Task SendAsync_when_refused_by_the_server_was_sent() =>
        Assert.That((await RefuseAsync(Answers.Status(401))).WasSent, Is.True);

    [Test]
    public async Task GetAsync_without_the_credential_that_it_needs_was_not_sent()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvAuthenticationException>(() => client.Catalog.Me.GetAsync());

        Assert.That((failure!.WasSent, failure.ResponseStatusCode), Is.EqualTo((false, 0)));
    }

    [Test]
    public async Task SendAsync_with_credential_over_plain_http_was_not_sent()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKey = "udata_key");

        var failure = await Assert.ThrowsAsync<DataGouvAuthenticationException>(() =>
            client.SendAsync(HttpMethod.Get, "http://elsewhere.test/", configure: request => request.Headers.Add("X-API-KEY", "udata_key")));

        Assert.That(failure!.WasSent, Is.False);
    }

    [Test]
    public async Task SendAsync_with_circuit_that_opens_between_attempts_was_sent()
    {
        using var end = new StubHandler(_ => Answers.Status(503));
        using var client = TestClient.Create(
            end,
            options =>
                (options.Politeness.BreakAfter, options.Retry.MaxAttempts, options.Retry.MaxElapsed) = (2, 5, TimeSpan.FromSeconds(20)));

        var failure = await Assert.ThrowsAsync<DataGouvConnectionException>(() => client.SendAsync(HttpMethod.Get, "datasets/"));

        Assert.That((failure!.WasSent, failure.Attempts.Count), Is.EqualTo((true, 2)));
    }

    [Test]
    public async Task SendAsync_with_circuit_that_is_open_was_not_sent()
    {
        using var end = new StubHandler(_ => Answers.Status(503));
        using var client = TestClient.Create(end, options => (options.Politeness.BreakAfter, options.Retry.MaxAttempts) = (2, 2));
        await Assert.ThrowsAsync<DataGouvServerException>(() => client.SendAsync(HttpMethod.Get, "datasets/"));

        var failure = await Assert.ThrowsAsync<DataGouvConnectionException>(() => client.SendAsync(HttpMethod.Get, "datasets/"));

        Assert.That((failure!.WasSent, failure.Attempts.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public async Task SendAsync_with_refusal_that_cannot_be_decompressed_repeats_it()
    {
        using var end = new StubHandler(
            (_, number) =>
                number > 1
                    ? Answers.Json("{}")
                    : new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
                    {
                        Content = new StreamContent(
                            new System.IO.Compression.BrotliStream(
                                new MemoryStream("no such thing"u8.ToArray()),
                                System.IO.Compression.CompressionMode.Decompress)),
                    });
        using var client = TestClient.Create(end);

        using var response = await client.SendAsync(HttpMethod.Get, "datasets/");

        Assert.That(end.Requests, Has.Count.EqualTo(2));
    }

    private static async Task<DataGouvApiException> RefuseAsync(HttpResponseMessage answer)
    {
        using var end = new StubHandler(_ => answer);
        using var client = TestClient.Create(end);
        return (await Assert.CatchAsync<DataGouvApiException>(() => client.SendAsync(HttpMethod.Post, "x/")))!;
    }
}
