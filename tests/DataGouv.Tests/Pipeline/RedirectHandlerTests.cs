using DataGouv.Tests.Support;

namespace DataGouv.Tests.Pipeline;

internal sealed class RedirectHandlerTests
{
    [Test]
    public async Task SendAsync_with_slug_redirect_puts_the_query_back()
    {
        using var end = new StubHandler(request =>
            request.RequestUri!.AbsolutePath.Contains("old-slug", StringComparison.Ordinal)
                ? Answers.RedirectTo("/api/1/organizations/new-slug/datasets/")
                : Answers.Json("{}"));
        using var client = TestClient.Create(end);

        using var response = await client.SendAsync(HttpMethod.Get, "organizations/old-slug/datasets/?page=7&tag=a&tag=b");

        Assert.That(
            end.Requests[1].Address.AbsoluteUri,
            Is.EqualTo("https://www.example.test/api/1/organizations/new-slug/datasets/?page=7&tag=a&tag=b"));
    }

    [TestCase("/end/?lang=fr", 308, ExpectedResult = "https://www.example.test/end/?lang=fr")]
    [TestCase("https://www.example.test/end/", 308, ExpectedResult = "https://www.example.test/end/")]
    [TestCase("//elsewhere.test/end/", 308, ExpectedResult = "https://elsewhere.test/end/")]
    [TestCase("/end/", 302, ExpectedResult = "https://www.example.test/end/")]
    [TestCase("end/", 301, ExpectedResult = "https://www.example.test/api/1/end/")]
    public async Task<string> SendAsync_with_other_redirect_leaves_the_query_as_it_is(string location, int status)
    {
        using var end = new StubHandler((_, number) => number == 1 ? Answers.RedirectTo(location, status) : Answers.Json("{}"));
        using var client = TestClient.Create(end);

        using var response = await client.SendAsync(HttpMethod.Get, "start?page=2");

        return end.Requests[1].Address.AbsoluteUri;
    }

    [Test]
    public async Task SendAsync_with_five_hops_follows_them()
    {
        using var end = new StubHandler((_, number) => number <= 5 ? Answers.RedirectTo($"/{number}/") : Answers.Json("{}"));
        using var client = TestClient.Create(end);

        using var response = await client.SendAsync(HttpMethod.Get, "start/");

        Assert.That(end.Requests, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task SendAsync_with_eleven_hops_stops_and_says_so()
    {
        using var end = new StubHandler((_, number) => Answers.RedirectTo($"/{number}/"));
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvApiException>(() => client.SendAsync(HttpMethod.Get, "start/"));

        Assert.That(
            (failure!.Message, end.Requests.Count),
            Is.EqualTo(
                (
                    "GET /api/1/start/ answered 308 Permanent Redirect, and that was more than 10 times: ask for https://www.example.test/11/ itself.",
                    11)));
    }

    [Test]
    public async Task SendAsync_with_loop_notices_it_at_once()
    {
        using var end = new StubHandler(request => Answers.RedirectTo(request.RequestUri!.AbsolutePath == "/a/" ? "/b/" : "/a/"));
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvApiException>(() => client.SendAsync(HttpMethod.Get, "/a/"));

        Assert.That((failure!.ResponseStatusCode, end.Requests.Count), Is.EqualTo((308, 2)));
    }

    [TestCase("ftp://files.test/a.csv")]
    [TestCase("https://")]
    [TestCase("javascript:alert(1)")]
    public async Task SendAsync_with_address_that_cannot_be_followed_names_it(string location)
    {
        using var end = new StubHandler(_ => Answers.RedirectTo(location, 302));
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvApiException>(() => client.SendAsync(HttpMethod.Get, "start/"));

        Assert.That(
            failure!.Message,
            Is.EqualTo(
                $"GET /api/1/start/ answered 302 Found, and \"{location}\" is no address that can be followed: only http and https are."));
    }

    [TestCase("ftp://user:word@files.test/a.csv?signature=secret", "ftp://files.test/a.csv?…")]
    [TestCase("mailto:a@files.test?subject=secret", "mailto:a@files.test?…")]
    public async Task SendAsync_with_address_that_holds_a_secret_leaves_it_out(string location, string shown)
    {
        using var end = new StubHandler(_ => Answers.RedirectTo(location, 302));
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvApiException>(() => client.SendAsync(HttpMethod.Get, "start/"));

        Assert.That(failure!.Message, Does.Contain($"\"{shown}\"").And.Not.Contain("secret"));
    }

    [Test]
    public async Task SendAsync_with_loop_over_signed_addresses_leaves_the_signature_out()
    {
        using var end = new StubHandler(_ => Answers.RedirectTo("https://files.test/a.csv?signature=secret", 302));
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvApiException>(() => client.SendAsync(HttpMethod.Get, "start/"));

        Assert.That(
            failure!.Message,
            Is.EqualTo(
                "GET /api/1/start/ (redirected to files.test) answered 302 Found, "
                    + "and https://files.test/a.csv?… was asked before: the redirects go round in a circle."));
    }

    [Test]
    public async Task SendAsync_with_body_that_can_be_read_once_does_not_send_it_twice()
    {
        using var end = new StubHandler(_ => Answers.RedirectTo("/end/"));
        using var client = TestClient.Create(end);
        using var body = new StreamContent(new OnceStream("abc"));

        var failure = await Assert.ThrowsAsync<DataGouvApiException>(() => client.SendAsync(HttpMethod.Put, "start/", body));

        Assert.That(
            (failure!.Message, end.Requests.Count),
            Is.EqualTo(
                (
                    "PUT /api/1/start/ answered 308 Permanent Redirect, and the body can only be read once: "
                        + "send it to https://www.example.test/end/ itself, or from a stream that can seek.",
                    1)));
    }

    [Test]
    public async Task SendAsync_with_stream_that_seeks_sends_it_again_from_where_it_began()
    {
        using var end = new StubHandler((_, number) => number == 1 ? Answers.RedirectTo("/end/") : Answers.Json("{}"));
        using var client = TestClient.Create(end);
        var stream = new MemoryStream("xxabc"u8.ToArray()) { Position = 2 };
        using var body = new StreamContent(stream);

        using var response = await client.SendAsync(HttpMethod.Put, "start/", body);

        Assert.That(end.Requests.Select(request => request.Body), Is.EqualTo(new[] { "abc", "abc" }));
    }

    [TestCase(300)]
    [TestCase(304)]
    public async Task SendAsync_with_status_that_is_no_redirect_gives_it(int status)
    {
        using var end = new StubHandler(_ => Answers.RedirectTo("/end/", status));
        using var client = TestClient.Create(end);

        using var response = await client.SendAsync(HttpMethod.Get, "start/");

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task SendAsync_with_redirect_without_location_gives_it()
    {
        using var end = new StubHandler(_ => new HttpResponseMessage(System.Net.HttpStatusCode.Found));
        using var client = TestClient.Create(end);

        using var response = await client.SendAsync(HttpMethod.Get, "start/");

        Assert.That((int)response.StatusCode, Is.EqualTo(302));
    }

    [Test]
    public async Task SendAsync_when_refused_after_a_redirect_speaks_of_what_was_asked()
    {
        using var end = new StubHandler(
            (_, number) => number == 1 ? Answers.RedirectTo("https://elsewhere.test/x/", 302) : Answers.Status(404));
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvNotFoundException>(() => client.SendAsync(HttpMethod.Get, "start/"));

        Assert.That(failure!.Route, Is.EqualTo("/api/1/start/"));
    }

    [Test]
    public async Task HttpClient_that_follows_redirects_by_itself_is_refused()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var follower = new FollowingHandler { InnerHandler = end };
        using var client = TestClient.Create(follower);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => client.SendAsync(HttpMethod.Get, "start/"));

        Assert.That(refusal!.Message, Does.StartWith("The given HttpClient follows redirects by itself"));
    }

    private sealed class FollowingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            response.RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://elsewhere.test/");
            return response;
        }
    }
}
