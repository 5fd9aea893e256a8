using DataGouv.Authentication;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Authentication;

internal sealed class CredentialTests
{
    [Test]
    public async Task Catalog_with_token_sends_it_as_bearer()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.BearerToken = "token");

        await client.Catalog.Datasets["a"].GetAsync();

        Assert.That(end.Requests.Single().Headers["Authorization"], Is.EqualTo("Bearer token"));
    }

    [Test]
    public async Task Catalog_with_provider_asks_before_each_call()
    {
        var number = 0;
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(
            end,
            options =>
                options.ApiKeyProvider = async _ =>
                {
                    await Task.Yield();
                    return $"key{++number}";
                });

        await client.Catalog.Datasets["a"].GetAsync();
        await client.Catalog.Datasets["a"].GetAsync();

        Assert.That(end.Requests.Select(request => request.Headers["X-API-KEY"]), Is.EqualTo(new[] { "key1", "key2" }));
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task Catalog_with_provider_without_key_is_anonymous(string? key)
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKeyProvider = _ => new ValueTask<string?>(key));

        await client.Catalog.Datasets["a"].GetAsync();

        Assert.That(end.Requests.Single().Headers, Does.Not.ContainKey("X-API-KEY"));
    }

    [Test]
    public async Task Catalog_with_provider_that_gives_nonsense_says_so_without_showing_it()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKeyProvider = _ => new ValueTask<string?>("secret\nkey"));

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => client.Catalog.Datasets["a"].GetAsync());

        Assert.That(refusal!.Message, Does.StartWith("ApiKeyProvider gave a key that holds white space").And.Not.Contain("secret"));
    }

    [Test]
    public async Task Catalog_with_header_of_the_call_prefers_it()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKey = "mine");

        await client.Catalog.Datasets["a"].GetAsync(request => request.Headers.Add("X-API-KEY", "other"));

        Assert.That(end.Requests.Single().Headers["X-API-KEY"], Is.EqualTo("other"));
    }

    [Test]
    public async Task WithUrl_with_foreign_address_sends_no_key()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKey = "secret");

        await client.Catalog.Datasets["a"].WithUrl("https://elsewhere.test/api/1/datasets/a/").GetAsync();

        Assert.That(end.Requests.Single().Headers, Does.Not.ContainKey("X-API-KEY"));
    }

    [Test]
    public async Task AsAnonymous_sends_no_key()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKey = "secret");
        using var anonymous = client.AsAnonymous();

        await anonymous.Catalog.Datasets["a"].GetAsync();

        Assert.That(end.Requests.Single().Headers, Does.Not.ContainKey("X-API-KEY"));
    }

    [Test]
    public async Task Me_without_key_fails_before_the_request_and_says_how_to_get_one()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvAuthenticationException>(() => client.Catalog.Me.GetAsync());

        Assert.That(
            (failure!.Message, end.Requests.Count, failure.Attempts.Count),
            Is.EqualTo(
                (
                    $"GET /me/ ({failure.Operation!.Id}) was not sent: it needs an API key, and this client has none. Make one in your account on "
                        + "www.example.test, then set DataGouvClientOptions.ApiKey or the environment variable DATAGOUV_API_KEY.",
                    0,
                    0)));
    }

    [Test]
    public async Task Operation_of_administrators_without_key_says_whose_key_it_needs()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvAuthenticationException>(() => client.Catalog.Workers.Jobs.Schedulables.GetAsync());

        Assert.That(failure!.Message, Does.Contain("needs the API key of an administrator of the platform"));
    }

    [Test]
    public async Task Me_with_header_of_the_call_is_sent()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end);

        await client.Catalog.Me.GetAsync(request => request.Headers.Add("X-API-KEY", "other"));

        Assert.That(end.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task SendAsync_with_credential_over_plain_http_refuses_before_the_request()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvAuthenticationException>(() =>
            client.SendAsync(
                HttpMethod.Get,
                "http://elsewhere.test/a?b=c",
                configure: request => request.Headers.Add("X-API-KEY", "secret")));

        Assert.That(
            (failure!.Message, end.Requests.Count),
            Is.EqualTo(("GET http://elsewhere.test/a?… was not sent: it carries a credential, and is not encrypted. Use https.", 0)));
    }

    [TestCase("https://a.test/x", "https://A.test:443/y", ExpectedResult = true)]
    [TestCase("https://a.test/", "http://a.test:443/", ExpectedResult = false)]
    [TestCase("https://a.test/", "https://a.test:8443/", ExpectedResult = false)]
    [TestCase("https://a.test/", "https://b.a.test/", ExpectedResult = false)]
    [TestCase("https://a.test/", "https://a.test.evil.test/", ExpectedResult = false)]
    [TestCase("https://a.test/", "https://a.test@evil.test/", ExpectedResult = false)]
    public bool IsSame_compares_scheme_host_and_port(string left, string right) => Origin.IsSame(new Uri(left), new Uri(right));
}
