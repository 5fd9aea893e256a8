using System.Net;
using System.Text;
using DataGouv.Catalog;
using Microsoft.Kiota.Abstractions;
using RichardSzalay.MockHttp;

namespace DataGouv.Generated.Tests.Requests;

/// <summary>How answers are read.</summary>
internal sealed class AnswerTests
{
    private readonly MockHttpMessageHandler server = new();

    [TearDown]
    public void Forget() => server.Clear();

    [OneTimeTearDown]
    public void Stop() => server.Dispose();

    [Test]
    public async Task Get_JSON_reads_the_model()
    {
        server.When("*").Respond("application/json", """{ "id": "1", "title": "Qualité de l'air" }""");
        Assert.That((await Catalog.Datasets["1"].GetAsync()).Title, Is.EqualTo("Qualité de l'air"));
    }

    [Test]
    public async Task Get_JSON_reads_the_model_from_a_stream_of_small_pieces()
    {
        AnswerWith(new TrickleStream(Encoding.UTF8.GetBytes("""{ "title": "Qualité", "tags": ["a", "é"] }"""), pieceLength: 1));
        Assert.That((await Catalog.Datasets["1"].GetAsync()).Tags, Has.Count.EqualTo(2));
    }

    [TestCase("")]
    [TestCase("null")]
    public void Get_nothing_where_a_model_is_expected_says_so(string body)
    {
        server.When("*").Respond("application/json", body);
        Assert.That(
            () => Catalog.Datasets["1"].GetAsync(),
            Throws.TypeOf<ApiException>().With.Message.EqualTo("GET /datasets/{dataset}/ answered no body where one was expected."));
    }

    [TestCase("<html>Bad gateway</html>")]
    [TestCase("{ \"id\": { \"is\": \"an object\" } }")]
    [TestCase("[]")]
    [TestCase("\"text\"")]
    public void Get_body_that_is_not_the_expected_JSON_says_which_operation_and_where(string body)
    {
        server.When("*").Respond("application/json", body);
        Assert.That(
            () => Catalog.Datasets["1"].GetAsync(),
            Throws
                .TypeOf<ApiException>()
                .With.Message.StartsWith("GET /datasets/{dataset}/ answered a body that is not the expected JSON (Dataset)")
                .And.InnerException.TypeOf<System.Text.Json.JsonException>());
    }

    [Test]
    public void Get_body_that_stops_says_where()
    {
        server.When("*").Respond("application/json", """{ "id": "1", "title": """);
        Assert.That(
            () => Catalog.Datasets["1"].GetAsync(),
            Throws.TypeOf<ApiException>().With.Message.EqualTo("GET /datasets/{dataset}/ answered JSON that stops after 22 bytes."));
    }

    [TestCase(HttpStatusCode.BadRequest)]
    [TestCase(HttpStatusCode.NotFound)]
    [TestCase(HttpStatusCode.InternalServerError)]
    public void Get_refused_throws_the_status(HttpStatusCode status)
    {
        server.When("*").Respond(status, "application/json", """{ "message": "no" }""");
        Assert.That(
            () => Catalog.Datasets["1"].GetAsync(),
            Throws.InstanceOf<ApiException>().With.Property(nameof(ApiException.ResponseStatusCode)).EqualTo((int)status));
    }

    [TestCase(HttpStatusCode.OK)]
    [TestCase(HttpStatusCode.NoContent)]
    public async Task Delete_gives_nothing_whatever_comes(HttpStatusCode status)
    {
        server.When(HttpMethod.Delete, "*").Respond(status, "application/json", "");
        await Catalog.Datasets["1"].DeleteAsync();
        Assert.That(server.GetMatchCount(server.Fallback), Is.Zero);
    }

    [Test]
    public async Task Get_stream_gives_the_body_before_it_has_ended()
    {
        using var endless = new EndlessStream();
        AnswerWith(endless);
        await using var body = await Catalog.Site.DatasetsCsv.GetAsync();
        var buffer = new byte[10];
        await body.ReadExactlyAsync(buffer);
        Assert.That(endless.BytesRead, Is.LessThan(1_000_000));
    }

    [Test]
    public async Task Get_stream_of_no_body_is_empty()
    {
        server.When("*").Respond(HttpStatusCode.NoContent);
        await using var body = await Catalog.Site.DatasetsCsv.GetAsync();
        Assert.That(body.ReadByte(), Is.EqualTo(-1));
    }

    [TestCase("""{ "id": "1" }""")]
    [TestCase("""{ "id": """)]
    public async Task Get_JSON_closes_the_body(string text)
    {
        var body = new TrickleStream(Encoding.UTF8.GetBytes(text), pieceLength: 100);
        AnswerWith(body);
        try
        {
            await Catalog.Datasets["1"].GetAsync();
        }
        catch (ApiException)
        {
            // The text that ends too early.
        }

        Assert.That(body.CanRead, Is.False);
    }

    [Test]
    public void Get_cancelled_while_the_body_is_read_ends()
    {
        using var cancelling = new CancellationTokenSource();
        AnswerWith(new StalledStream(cancelling.Cancel));
        Assert.That(
            () => Catalog.Datasets["1"].GetAsync(cancellationToken: cancelling.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private CatalogRequestBuilder Catalog => Builders.Catalog(server);

    // A stream that is given in this way is not read before the client reads it.
    private void AnswerWith(Stream body) => server.When("*").Respond(_ => new HttpResponseMessage { Content = new StreamContent(body) });
}
