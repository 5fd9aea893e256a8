using System.Net;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Errors;

/// <summary>The form of messages: what was asked, what happened, what the server said, the first field, what to do.</summary>
internal sealed class ErrorMessageTests
{
    private const string NotFound =
        """{"message": "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again."}""";

    [Test]
    public async Task GetAsync_when_not_found_names_the_address_and_leaves_out_what_is_said_to_browsers()
    {
        var failure = await RefuseAsync(client => client.Catalog.Datasets["nexiste-pas"].GetAsync(), NotFound, HttpStatusCode.NotFound);

        Assert.That(
            failure.Message,
            Is.EqualTo("GET /datasets/nexiste-pas/ answered 404 Not Found: The requested URL was not found on the server."));
    }

    [Test]
    public async Task GetAsync_when_not_found_keeps_the_sentence_of_the_server_alone()
    {
        var failure = await RefuseAsync(client => client.Catalog.Datasets["nexiste-pas"].GetAsync(), NotFound, HttpStatusCode.NotFound);

        Assert.That(failure.ServerMessage, Is.EqualTo("The requested URL was not found on the server."));
    }

    [Test]
    public async Task PostAsync_with_refused_field_names_it()
    {
        const string Body = """{"errors": {"title": "'title' is a required property"}, "message": "Input payload validation failed"}""";
        var failure = await RefuseAsync(client => client.Catalog.Datasets.PostAsync(new() { Title = "a", Description = "b" }), Body);

        Assert.That(
            failure.Message,
            Is.EqualTo(
                "POST /datasets/ answered 400 Bad Request: Input payload validation failed. Field title: 'title' is a required property."));
    }

    [Test]
    public async Task PostAsync_with_refused_fields_names_the_first_and_counts_the_others()
    {
        var failure = await RefuseAsync(
            client => client.Catalog.Datasets.PostAsync(new() { Title = "a", Description = "b" }),
            """{"errors": {"a": ["x", "y"], "b": ["z"], "c": ["z"]}}""");

        Assert.That(failure.Message, Is.EqualTo("POST /datasets/ answered 400 Bad Request. Field a: x y. FieldErrors has 2 more."));
    }

    [Test]
    public async Task ToString_begins_with_the_message()
    {
        var failure = await RefuseAsync(client => client.Catalog.Datasets["a"].GetAsync(), """{"message": "Non"}""", HttpStatusCode.Gone);

        Assert.That(failure.ToString(), Does.StartWith("DataGouv.DataGouvGoneException: GET /datasets/a/ answered 410 Gone: Non."));
    }

    [Test]
    public async Task GetAsync_with_query_leaves_it_out()
    {
        var failure = await RefuseAsync(
            client => client.Catalog.Datasets.GetAsync(request => request.QueryParameters.Q = "ma maladie"),
            """{"message": "Non"}""");

        Assert.That(failure.ToString(), Does.Contain("GET /datasets/ answered").And.Not.Contain("maladie"));
    }

    [Test]
    public async Task GetAsync_of_another_api_leaves_out_its_base_address_too()
    {
        var failure = await RefuseAsync(client => client.CatalogV2.Datasets["a"].GetAsync(), """{"message": "Non"}""", HttpStatusCode.Gone);

        Assert.That(failure.Message, Does.StartWith("GET /datasets/a/ answered 410 Gone"));
    }

    [Test]
    public async Task GetAsync_with_address_of_its_own_names_its_whole_path()
    {
        var failure = await RefuseAsync(
            client => client.Catalog.Datasets["a"].WithUrl("https://user:word@www.example.test/api/1/elsewhere/?token=secret").GetAsync(),
            """{"message": "Non"}""");

        Assert.That(failure.Message, Is.EqualTo("GET /api/1/elsewhere/ answered 400 Bad Request: Non."));
    }

    [Test]
    public async Task SendAsync_without_operation_names_the_path()
    {
        var failure = await RefuseAsync(client => client.SendAsync(HttpMethod.Delete, "x/?q=secret"), """{"message": "Non"}""");

        Assert.That(failure.Message, Is.EqualTo("DELETE /api/1/x/ answered 400 Bad Request: Non."));
    }

    [Test]
    public async Task SendAsync_when_refused_by_another_host_names_it()
    {
        using var end = new StubHandler(
            (_, number) => number == 1 ? Answers.RedirectTo("https://elsewhere.test/x/?signature=secret", 302) : Answers.Status(410));
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvGoneException>(() => client.SendAsync(HttpMethod.Get, "start/"));

        Assert.That(failure!.Message, Is.EqualTo("GET /api/1/start/ (redirected to elsewhere.test) answered 410 Gone: status 410."));
    }

    [TestCase("Internal Server Error")]
    [TestCase("500 Internal Server Error")]
    [TestCase("500: internal server error.")]
    public async Task SendAsync_with_server_that_only_repeats_the_status_says_it_once(string sentence)
    {
        var failure = await RefuseAsync(
            client => client.SendAsync(HttpMethod.Post, "x/"),
            $$"""{"message": "{{sentence}}"}""",
            HttpStatusCode.InternalServerError);

        Assert.That((failure.Message, failure.ServerMessage), Is.EqualTo(("POST /api/1/x/ answered 500 Internal Server Error.", sentence)));
    }

    [Test]
    public async Task SendAsync_with_long_texts_everywhere_stays_below_the_limit()
    {
        var text = new string('x', 60_000);
        var failure = await RefuseAsync(
            client => client.SendAsync(HttpMethod.Post, $"{text[..5000]}/"),
            $$$"""{"message": "{{{text[..30_000]}}}", "errors": {"{{{text[..5000]}}}": "{{{text[..20_000]}}}"}}""");

        Assert.That(failure.Message, Has.Length.LessThanOrEqualTo(4000));
    }

    private static async Task<DataGouvApiException> RefuseAsync(
        Func<DataGouvClient, Task> act,
        string body,
        HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        using var end = new StubHandler(_ => Answers.Json(body, status));
        using var client = TestClient.Create(end, options => options.ApiKey = "udata_key");
        return (await Assert.CatchAsync<DataGouvApiException>(() => act(client)))!;
    }
}
