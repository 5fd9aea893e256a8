using DataGouv.Tests.Support;

namespace DataGouv.Tests.Authentication;

internal sealed class ReplacedCredentialTests
{
    private static readonly string[] Kinds = ["ApiKey", "ApiKeyProvider", "BearerToken", "Anonymous"];

    private static readonly (string First, string Second)[] Pairs =
        [.. Kinds.SelectMany(first => Kinds.Where(second => second != first).Select(second => (first, second)))];

    [Test]
    public async Task With_credential_sends_it_instead_of_the_one_of_the_client(
        [ValueSource(nameof(Kinds))] string first,
        [ValueSource(nameof(Kinds))] string second)
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => Give(options, first, "first"));
        using var derived = client.With(options => Give(options, second, "second"));

        await derived.Catalog.Datasets["a"].GetAsync();

        Assert.That(Sent(end), Is.EqualTo(Expected(second, "second")));
    }

    [Test]
    public async Task With_credential_leaves_that_of_the_client(
        [ValueSource(nameof(Kinds))] string first,
        [ValueSource(nameof(Kinds))] string second)
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => Give(options, first, "first"));
        client.With(options => Give(options, second, "second")).Dispose();

        await client.Catalog.Datasets["a"].GetAsync();

        Assert.That(Sent(end), Is.EqualTo(Expected(first, "first")));
    }

    [Test]
    public async Task With_credential_after_AsAnonymous_sends_it(
        [ValueSource(nameof(Kinds))] string first,
        [ValueSource(nameof(Kinds))] string second)
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => Give(options, first, "first"));
        using var derived = client.AsAnonymous().With(options => Give(options, second, "second"));

        await derived.Catalog.Datasets["a"].GetAsync();

        Assert.That(Sent(end), Is.EqualTo(Expected(second, "second")));
    }

    [Test]
    public async Task AsAnonymous_sends_no_credential_of_any_kind([ValueSource(nameof(Kinds))] string first)
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => Give(options, first, "first"));
        using var derived = client.AsAnonymous();

        await derived.Catalog.Datasets["a"].GetAsync();

        Assert.That(Sent(end), Is.Empty);
    }

    [Test]
    public void With_two_kinds_at_once_refuses(
        [ValueSource(nameof(Pairs))] (string First, string Second) pair,
        [ValueSource(nameof(Kinds))] string own)
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => Give(options, own, "same"));

        Assert.That(
            () => client.With(options =>
            {
                Give(options, pair.First, "same");
                Give(options, pair.Second, "same");
            }),
            Throws.ArgumentException.With.Message.StartsWith("Of ApiKey, ApiKeyProvider, BearerToken and Anonymous only one can be set"));
    }

    [Test]
    public void With_another_option_keeps_the_credential([ValueSource(nameof(Kinds))] string first)
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => Give(options, first, "first"));
        using var derived = client.With(options => options.Language = "fr");

        Assert.That(derived.ToString(), Is.EqualTo(client.ToString()));
    }

    [Test]
    public void With_credential_taken_back_has_none()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKey = "first");
        using var derived = client.With(options => options.ApiKey = null);

        Assert.That(derived.ToString(), Does.EndWith("no credential)"));
    }

    [Test]
    public async Task With_credential_given_and_taken_back_keeps_that_of_the_client()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKey = "first");
        using var derived = client.With(options =>
        {
            options.BearerToken = "second";
            options.BearerToken = null;
        });

        await derived.Catalog.Datasets["a"].GetAsync();

        Assert.That(Sent(end), Is.EqualTo("X-API-KEY: first"));
    }

    private static void Give(DataGouvClientOptions options, string kind, string value)
    {
        switch (kind)
        {
            case "ApiKey":
                options.ApiKey = value;
                break;
            case "ApiKeyProvider":
                options.ApiKeyProvider = _ => new ValueTask<string?>(value);
                break;
            case "BearerToken":
                options.BearerToken = value;
                break;
            default:
                options.Anonymous = true;
                break;
        }
    }

    private static string Expected(string kind, string value) => kind switch
    {
        "Anonymous" => "",
        "BearerToken" => $"Authorization: Bearer {value}",
        _ => $"X-API-KEY: {value}",
    };

    private static string Sent(StubHandler end) => string.Join(", ", end.Requests.Single().Headers
        .Where(header => header.Key is "X-API-KEY" or "Authorization")
        .Select(header => $"{header.Key}: {header.Value}"));
}
