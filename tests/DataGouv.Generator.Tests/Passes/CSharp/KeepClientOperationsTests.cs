using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class KeepClientOperationsTests
{
    [Test]
    public void Apply_takes_out_what_is_no_method_of_the_client() =>
        Assert.That(Kept().Operations().Select(operation => operation.Title), Is.EqualTo(new[] { "GET /a/{id}/" }));

    [Test]
    public void Apply_gives_an_operation_the_parameters_of_its_path_and_no_headers() =>
        Assert.That(Kept().OnlyOperation()["parameters"]!.Select(parameter => (string?)parameter["name"]), Is.EqualTo(new[] { "id", "q" }));

    [Test]
    public void Apply_leaves_no_parameters_on_a_path() => Assert.That(Kept().At("$.paths['/a/{id}/'].parameters"), Is.Null);

    private static JObject Kept() => Tiny.OpenApi3("""
        "paths": { "/a/{id}/": {
          "parameters": [ { "name": "id", "in": "path" } ],
          "get": { "parameters": [ { "name": "X-Fields", "in": "header" }, { "name": "q", "in": "query" } ] },
          "options": { "x-datagouv-client": false } } }
        """).After<KeepClientOperations>();
}
