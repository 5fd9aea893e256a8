using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.Canonical;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class DeriveRefusalsTests
{
    private const string Body = """ "requestBody": { "content": {} } """;
    private const string Query = """ "parameters": [ { "name": "q", "in": "query" } ] """;
    private const string Header = """ "parameters": [ { "name": "X-Fields", "in": "header" } ] """;
    private const string Private = """, "x-datagouv-private": true """;
    private const string Page = """ "parameters": [ { "name": "page", "in": "query" } ] """;

    [TestCase("public", "")]
    [TestCase("authenticated", "403")]
    [TestCase("administrator", "403")]
    public void Apply_to_an_operation_declares_what_follows_from_its_access(string access, string statuses) =>
        Assert.That(Statuses($""" "x-datagouv-access": "{access}" """), Is.EqualTo(statuses));

    [TestCase(Body)]
    [TestCase(Query)]
    [TestCase(Header)]
    public void Apply_to_an_operation_that_takes_something_declares_400(string members) =>
        Assert.That(Statuses(members), Is.EqualTo("400"));

    [Test]
    public void Apply_to_a_path_with_a_parameter_declares_404() => Assert.That(Statuses(PathParameter("thing")), Is.EqualTo("404"));

    [TestCase("public", "The credential that was sent is not valid.")]
    [TestCase("authenticated", "No valid credential was sent.")]
    public void Apply_to_a_document_with_credentials_declares_401(string access, string sentence) =>
        Assert.That(WithCredentials(access).Text("responses.401.description"), Is.EqualTo($"\"{sentence}\""));

    [Test]
    public void Apply_leaves_what_is_no_method_of_the_client_alone() =>
        Assert.That(Statuses(""" "x-datagouv-access": "authenticated", "x-datagouv-client": false """), Is.Empty);

    [TestCase(Body, "The body is not valid.")]
    [TestCase(Query, "A query parameter is not valid.")]
    [TestCase(Header, "A header is not valid.")]
    [TestCase(Body + "," + Query, "The body or a query parameter is not valid.")]
    public void Apply_to_an_operation_that_takes_something_says_what_can_be_wrong(string members, string sentence) =>
        Assert.That(Sentence(members, "400"), Is.EqualTo(sentence));

    [TestCase("authenticated", "The caller does not have permission to do this.")]
    [TestCase("administrator", "The credential is not that of an administrator.")]
    public void Apply_to_an_operation_that_is_not_public_says_whom_it_refuses(string access, string sentence) =>
        Assert.That(Sentence($""" "x-datagouv-access": "{access}" """, "403"), Is.EqualTo(sentence));

    [TestCase("/things/{thing}/", "", "The thing does not exist.")]
    [TestCase("/things/{id}/", "", "The thing does not exist.")]
    [TestCase("/{id}/", "", "The object does not exist.")]
    [TestCase("/things/{contact_point}/", "", "The contact point does not exist.")]
    [TestCase("/things/{org}/", """, "x-datagouv-object": "organization" """, "The organization does not exist.")]
    [TestCase("/things/{thing}/", Private, "The thing does not exist, or is private and the credential does not show it.")]
    public void Apply_to_a_path_with_a_parameter_says_what_does_not_exist(string path, string word, string sentence)
    {
        var name = path.Split('{', '}')[1];

        Assert.That(Sentence(PathParameter(name, word), "404", path), Is.EqualTo(sentence));
    }

    [Test]
    public void Apply_to_a_path_with_parameters_names_them_from_the_outermost_to_the_innermost()
    {
        const string Parameters = """
            "parameters": [
              { "name": "rid", "in": "path", "x-datagouv-object": "resource" },
              { "name": "dataset", "in": "path", "x-datagouv-private": true }
            ]
            """;

        Assert.That(
            Sentence(Parameters, "404", "/datasets/{dataset}/resources/{rid}/"),
            Is.EqualTo("The dataset or the resource does not exist, or the dataset is private and the credential does not show it."));
    }

    [Test]
    public void Apply_to_a_change_of_what_can_be_private_speaks_of_existence_only() => Assert.That(
        Sentence(PathParameter("thing", Private), "404", verb: "put"),
        Is.EqualTo("The thing does not exist."));

    [TestCase(Page, "404", "The page is past the last one.")]
    [TestCase(Query, "404", "There is nothing at this address.")]
    [TestCase(Query, "410", "The object has been deleted.")]
    [TestCase(Query, "423", "The platform is read-only for the moment.")]
    [TestCase(Query, "503", "The server or a service that it needs is not available.")]
    [TestCase(Query, "500", "The server has failed.")]
    [TestCase(Query, "418", "The server refuses the request.")]
    public void Apply_to_a_status_that_is_declared_says_what_it_means(string members, string status, string sentence) =>
        Assert.That(Sentence($$"""{{members}}, "responses": { "{{status}}": { "description": "" } } """, status), Is.EqualTo(sentence));

    [Test]
    public void Apply_to_what_was_deleted_names_the_outermost_object() => Assert.That(
        Sentence(PathParameter("thing") + """, "responses": { "410": {} } """, "410"),
        Is.EqualTo("The thing has been deleted."));

    [Test]
    public void Apply_keeps_what_a_status_says_itself() =>
        Assert.That(Sentence(Query + """, "responses": { "400": { "description": "Too long." } } """, "400"), Is.EqualTo("Too long."));

    [Test]
    public void Apply_keeps_a_reference() => Assert.That(
        Applied(Query + """, "responses": { "400": { "$ref": "#/components/responses/Refusal" } } """).Text("responses.400"),
        Is.EqualTo("""{"$ref":"#/components/responses/Refusal"}"""));

    private static string PathParameter(string name, string word = "") =>
        $$""" "parameters": [ { "name": "{{name}}", "in": "path" {{word}} } ] """;

    private static string Statuses(string members) =>
        string.Join(' ', ((JObject?)Applied(members)["responses"] ?? []).Properties().Select(response => response.Name));

    private static string? Sentence(string members, string status, string path = "/things/{thing}/", string verb = "get") =>
        (string?)Applied(members, path, verb).SelectToken($"responses.{status}.description");

    private static JObject Applied(string members, string path = "/things/{thing}/", string verb = "get") =>
        Tiny.Operation(members, verb: verb, path: path).After<DeriveRefusals>().Operations().Single().Node;

    private static JObject WithCredentials(string access)
    {
        var document = Tiny.Operation($""" "x-datagouv-access": "{access}" """);
        document["components"]!["securitySchemes"] = new JObject { ["apikey"] = new JObject() };
        return document.After<DeriveRefusals>().OnlyOperation();
    }
}
