using DataGouv.Generator.Passes.Canonical;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class DeclareSecurityTests
{
    private const string Key = """ "apikey": { "type": "apiKey", "name": "X-API-KEY", "in": "header" } """;

    [TestCase("public", """[{},{"apikey":[]}]""")]
    [TestCase("authenticated", """[{"apikey":[]}]""")]
    [TestCase("administrator", """[{"apikey":[]}]""")]
    public void Apply_says_who_may_call_in_the_words_of_OpenAPI(string access, string security) =>
        Assert.That(With(access, Key).After<DeclareSecurity>().OnlyOperation().Text("security"), Is.EqualTo(security));

    [Test]
    public void Apply_to_an_API_without_credentials_asks_for_none() =>
        Assert.That(With("public", "").After<DeclareSecurity>().OnlyOperation().Text("security"), Is.EqualTo("[]"));

    [Test]
    public void Apply_to_a_need_for_a_credential_without_a_scheme_refuses_it() =>
        Assert.That(With("authenticated", "").Refused<DeclareSecurity>().Problem, Does.Contain("no security scheme"));

    [Test]
    public void Apply_to_an_unknown_access_refuses_it() =>
        Assert.That(With("everybody", Key).Refused<DeclareSecurity>().JsonPath, Is.EqualTo("$.paths['/a/'].get.x-datagouv-access"));

    [Test]
    public void Apply_without_a_word_on_access_refuses_it()
    {
        var document = With("public", Key);
        document.OnlyOperation().Remove("x-datagouv-access");

        Assert.That(document.Refused<DeclareSecurity>().Fix, Does.Contain("x-datagouv-access"));
    }

    private static JObject With(string access, string scheme) => Tiny.OpenApi3($$"""
        "paths": { "/a/": { "get": { "x-datagouv-access": "{{access}}" } } }, "components": { "securitySchemes": { {{scheme}} } }
        """);
}
