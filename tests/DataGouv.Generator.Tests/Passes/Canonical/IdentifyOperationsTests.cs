using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class IdentifyOperationsTests
{
    [TestCase("list_datasets", "listDatasets")]
    [TestCase("get_datasets_csv_api_/organizations/<org:org>/datasets.csv", "getDatasetsCsv")]
    [TestCase("get_site_api_dataset", "getSiteDataset")]
    [TestCase("delete", "delete")]
    [TestCase("new", "new")]
    public void Apply_makes_an_identifier_that_code_can_use(string upstream, string identifier)
    {
        var document = Tiny.OpenApi3($$"""
            "paths": { "/a/": { "get": { "operationId": "{{upstream}}" } } }
            """);

        Assert.That((string?)document.After<IdentifyOperations>().OnlyOperation()["operationId"], Is.EqualTo(identifier));
    }

    [TestCase("list_things", "list_things")]
    [TestCase("list_things", "listThings")]
    [TestCase("list_things", "LISTthings")]
    public void Apply_to_two_operations_of_one_name_names_both(string first, string second)
    {
        var refusal = Two(first, second).Refused<IdentifyOperations>();

        Assert.That($"{refusal.JsonPath}: {refusal.Problem}", Does.StartWith("$.paths['/b/'].get.operationId: GET /b/ and GET /a/ would both be named"));
    }

    [Test]
    public void Apply_to_an_operation_without_identifier_refuses_it()
    {
        var document = Tiny.OpenApi3("""
            "paths": { "/a/": { "get": {} } }
            """);

        Assert.That(document.Refused<IdentifyOperations>().JsonPath, Is.EqualTo("$.paths['/a/'].get"));
    }

    [Test]
    public void Apply_leaves_what_is_no_method_of_the_client_alone()
    {
        var document = Two("same", "same");
        document.Operations().Last().Node["x-datagouv-client"] = false;

        Assert.That(() => document.After<IdentifyOperations>(), Throws.Nothing);
    }

    private static Newtonsoft.Json.Linq.JObject Two(string first, string second) => Tiny.OpenApi3($$"""
        "paths": { "/a/": { "get": { "operationId": "{{first}}" } }, "/b/": { "get": { "operationId": "{{second}}" } } }
        """);
}
