using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class ListExceptionsTests
{
    private const string Prefix = "T:DataGouv.DataGouv";

    [TestCase("400", "ValidationException|Why (400).")]
    [TestCase("422", "ValidationException|Why (422).")]
    [TestCase("401", "AuthenticationException|Why (401).")]
    [TestCase("403", "PermissionException|Why (403).")]
    [TestCase("404", "NotFoundException|Why (404).")]
    [TestCase("409", "ConflictException|Why (409).")]
    [TestCase("410", "GoneException|Why (410).")]
    [TestCase("423", "LockedException|Why (423).")]
    [TestCase("429", "RateLimitException|Why (429). There were too many requests (429).")]
    [TestCase("502", "ServerException|Why (502). The server has failed (5xx).")]
    [TestCase("415", "ApiException|Why (415). The server refuses the request in another way, or its answer cannot be read.")]
    public void Apply_to_a_status_names_its_exception(string status, string exception) =>
        Assert.That(Exceptions($$"""{ "{{status}}": { "description": "Why." } }"""), Does.Contain(Prefix + exception));

    [Test]
    public void Apply_names_what_every_call_can_end_in()
    {
        string[] always = ["RateLimit", "Server", "Connection", "Api"];

        Assert.That(
            Exceptions("""{ "200": {}, "4XX": {}, "5XX": {} }""").Select(exception => exception.Split('|')[0]),
            Is.EqualTo(always.Select(type => $"{Prefix}{type}Exception")));
    }

    [Test]
    public void Apply_to_statuses_of_one_exception_names_it_once() => Assert.That(
        Exceptions("""{ "502": { "description": "B" }, "501": { "description": "A" } }"""),
        Has.One.StartsWith(Prefix + "ServerException")
            .And.Some.EqualTo(Prefix + "ServerException|A (501). B (502). The server has failed (5xx)."));

    [Test]
    public void Apply_to_a_reference_follows_it() => Assert.That(
        Exceptions("""{ "404": { "$ref": "#/components/schemas/Missing" } }""", """ "Missing": { "description": "Nowhere." } """),
        Does.Contain(Prefix + "NotFoundException|Nowhere (404)."));

    [Test]
    public void Apply_to_a_status_without_words_finds_some() => Assert.That(
        Exceptions("""{ "409": { "description": "" } }"""),
        Does.Contain(Prefix + "ConflictException|The object is in a state that does not allow this (409)."));

    private static List<string> Exceptions(string responses, string schemas = "")
    {
        var operation = Tiny.Operation($""" "responses": {responses} """, schemas).After<ListExceptions>().OnlyOperation();
        return [.. operation[TemplateWords.Exceptions]!.Values<string>().OfType<string>()];
    }
}
