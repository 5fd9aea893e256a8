using System.Net;
using DataGouv.Tests.Support;

namespace DataGouv.Tests;

internal sealed class SendAsyncTests
{
    [TestCase("datasets/?q=a%20b", ExpectedResult = "https://www.example.test/api/1/datasets/?q=a%20b")]
    [TestCase("/api/2/datasets/", ExpectedResult = "https://www.example.test/api/2/datasets/")]
    [TestCase("https://elsewhere.test/x", ExpectedResult = "https://elsewhere.test/x")]
    [TestCase("?page=2", ExpectedResult = "https://www.example.test/api/1/?page=2")]
    public async Task<string> SendAsync_with_path_or_url_finds_the_address(string pathOrUrl)
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end);

        using var response = await client.SendAsync(HttpMethod.Get, pathOrUrl);

        return end.Requests.Single().Address.AbsoluteUri;
    }

    [TestCase("ftp://elsewhere.test/x")]
    [TestCase("mailto:a@example.org")]
    [TestCase("http://")]
    public async Task SendAsync_with_address_of_another_kind_refuses(string address)
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end);

        await Assert.ThatAsync(() => client.SendAsync(HttpMethod.Get, address), Throws.ArgumentException.With.Message.StartsWith($"\"{address}\" is neither a path nor an http or https address."));
    }

    [Test]
    public async Task SendAsync_without_path_refuses()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end);

        await Assert.ThatAsync(() => client.SendAsync(HttpMethod.Get, " "), Throws.ArgumentException);
    }

    [TestCase("datasets/", ExpectedResult = true)]
    [TestCase("/somewhere/else", ExpectedResult = true)]
    [TestCase("https://www.example.test/api/1/", ExpectedResult = true)]
    [TestCase("https://metrics.example.test/", ExpectedResult = false)]
    [TestCase("https://www.example.test:8443/", ExpectedResult = false)]
    [TestCase("https://elsewhere.test/", ExpectedResult = false)]
    [TestCase("//elsewhere.test/", ExpectedResult = false)]
    public async Task<bool> SendAsync_with_key_sends_it_to_its_origin_alone(string address)
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKey = "secret");

        using var response = await client.SendAsync(HttpMethod.Get, address);

        return end.Requests.Single().Headers.ContainsKey("X-API-KEY");
    }

    [Test]
    public async Task SendAsync_of_a_message_never_adds_a_credential()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKey = "secret");
        using var message = new HttpRequestMessage(HttpMethod.Get, "https://www.example.test/api/1/datasets/");

        using var response = await client.SendAsync(message, default);

        Assert.That(end.Requests.Single().Headers, Does.Not.ContainKey("X-API-KEY"));
    }

    [TestCase(null, ExpectedResult = "application/json")]
    [TestCase("text/csv", ExpectedResult = "text/csv")]
    public async Task<string> SendAsync_accepts_json_unless_told_otherwise(string? accept)
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end);

        using var response = await client.SendAsync(HttpMethod.Get, "x/", configure: request => request.Headers.TryAddWithoutValidation("Accept", accept is null ? [] : [accept]));

        return end.Requests.Single().Headers["Accept"];
    }

    [Test]
    public async Task SendAsync_gives_body_and_headers_as_they_came()
    {
        using var end = new StubHandler(_ => Answers.Json("""{"a": "é"}""").WithHeader("X-Total", "7"));
        using var client = TestClient.Create(end);

        using var response = await client.SendAsync(HttpMethod.Get, "x/");

        Assert.That(
            (await response.Content.ReadAsStringAsync(), response.Headers.GetValues("X-Total").Single(), response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentLength),
            Is.EqualTo(("""{"a": "é"}""", "7", "application/json", (long?)11)));
    }

    [Test]
    public async Task SendAsync_with_query_parameters_of_the_call_adds_them()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end);

        using var response = await client.SendAsync(HttpMethod.Get, "x/?a=1", options: new CallOptions { QueryParameters = [new("b c", "é&="), new("tag", "1"), new("tag", "2")] });

        Assert.That(end.Requests.Single().Address.AbsoluteUri, Is.EqualTo("https://www.example.test/api/1/x/?a=1&b%20c=%C3%A9%26%3D&tag=1&tag=2"));
    }

    [Test]
    public async Task GetAsync_with_query_parameters_of_the_call_adds_them()
    {
        using var end = new StubHandler(_ => Answers.Json("""{"data": []}"""));
        using var client = TestClient.Create(end, options => options.Language = "fr");

        await client.Catalog.Datasets.GetAsync(request =>
        {
            request.QueryParameters.Q = "vélo";
            request.Options.Add(new CallOptions { QueryParameters = [new("beta", "1"), new("lang", "en")] });
        });

        Assert.That(end.Requests.Single().Address.Query, Is.EqualTo("?q=v%C3%A9lo&beta=1&lang=en"));
    }

    [Test]
    public async Task GetAsync_with_raw_response_gives_it_beside_the_model()
    {
        using var end = new StubHandler((request, number) => number == 1 ? Answers.RedirectTo("/api/1/datasets/new/") : Answers.Json("""{"id": "1"}""").WithHeader("X-Trace", "abc"));
        using var client = TestClient.Create(end);
        var raw = new RawResponse { KeepsBody = true };

        var dataset = await client.Catalog.Datasets["old"].GetAsync(request => request.Options.Add(raw));

        Assert.That(
            (dataset.Id, raw.Status, raw.Address?.AbsolutePath, string.Join("", raw.Headers!.GetValues("X-Trace")), raw.ContentHeaders!.ContentType!.MediaType, System.Text.Encoding.UTF8.GetString(raw.Body.Span)),
            Is.EqualTo(("1", (HttpStatusCode?)HttpStatusCode.OK, "/api/1/datasets/new/", "abc", "application/json", """{"id": "1"}""")));
    }

    [Test]
    public async Task DeleteAsync_with_raw_response_tells_the_status()
    {
        using var end = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.NoContent));
        using var client = TestClient.Create(end, options => options.ApiKey = "secret");
        var raw = new RawResponse();

        await client.Catalog.Datasets["a"].DeleteAsync(request => request.Options.Add(raw));

        Assert.That(raw.Status, Is.EqualTo(HttpStatusCode.NoContent));
    }
}
