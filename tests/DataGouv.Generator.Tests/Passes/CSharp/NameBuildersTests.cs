using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class NameBuildersTests
{
    [TestCase("/datasets/", "Datasets_Get")]
    [TestCase("/datasets/{dataset}/", "DatasetsItem_Get")]
    [TestCase("/datasets/{dataset}/community_resources/{rid}/", "DatasetsItemCommunityResourcesItem_Get")]
    [TestCase("/datasets/{dataset}/rdf.{format}", "DatasetsItemRdfWithFormat_Get")]
    [TestCase("/datasets/recent.atom", "DatasetsRecentAtom_Get")]
    [TestCase("/", "Api_Get")]
    public void Apply_puts_an_operation_into_the_class_of_its_path(string path, string name) =>
        Assert.That(
            (string?)Paths(path).After<NameBuilders>().Operations().Single(operation => operation.Path == path).Node["operationId"],
            Is.EqualTo(name));

    [TestCase("/datasets/", "ApiRequestBuilder", "property|DatasetsRequestBuilder|-|-|-|/datasets/|Datasets")]
    [TestCase(
        "/datasets/{dataset}/",
        "DatasetsRequestBuilder",
        "indexer|DatasetsItemRequestBuilder|string|dataset|dataset|/datasets/{dataset}/"
    )]
    [TestCase(
        "/datasets/rdf.{format}",
        "DatasetsRequestBuilder",
        "method|DatasetsRdfWithFormatRequestBuilder|string|format|format|/datasets/rdf.{format}|RdfWithFormat"
    )]
    public void Apply_says_how_a_builder_leads_to_the_next(string path, string builder, string child) =>
        Assert.That((string?)Paths(path).After<NameBuilders>().At($"$.x-csharp-builders.{builder}.children[0]"), Is.EqualTo(child));

    [TestCase(""" "type": "string", "format": "uuid" """, "Guid")]
    [TestCase(""" "type": "integer" """, "int")]
    [TestCase(""" "type": "string" """, "string")]
    public void Apply_gives_an_indexer_the_type_of_its_parameter(string schema, string type)
    {
        var document = Paths("/a/{id}/");
        document.OnlyOperation()["parameters"] = JArray.Parse($$"""[ { "name": "id", "in": "path", "schema": { {{schema}} } } ]""");

        Assert.That(
            (string?)document.After<NameBuilders>().At("$.x-csharp-builders.ARequestBuilder.children[0]"),
            Does.StartWith($"indexer|AItemRequestBuilder|{type}|"));
    }

    [Test]
    public void Apply_to_a_parameter_of_two_names_takes_the_one_that_most_paths_use() =>
        Assert.That(
            Paths("/a/{id}/", "/a/{thing}/b/", "/a/{thing}/c/")
                .After<NameBuilders>()
                .Operations()
                .Select(operation => (string?)operation.Node[TemplateWords.UrlTemplate])
                .Where(template => template is not null),
            Is.All.StartsWith("/a/{thing}/"));

    [Test]
    public void Apply_to_a_parameter_of_two_names_takes_none_that_a_query_has()
    {
        var document = Paths("/a/{id}/b/", "/a/{thing}/", "/a/{thing}/c/");
        document.At("$.paths['/a/{id}/b/'].get")!["parameters"] = JArray.Parse("""[ { "name": "thing", "in": "query" } ]""");

        Assert.That(
            (string?)document.After<NameBuilders>().At("$.paths['/a/{id}/b/'].get.x-csharp-url-template"),
            Is.EqualTo("/a/{id}/b/{?thing}"));
    }

    [Test]
    public void Apply_to_a_parameter_whose_only_name_a_query_has_refuses_it()
    {
        var document = Paths("/a/{id}/");
        document.OnlyOperation()["parameters"] = JArray.Parse("""[ { "name": "id", "in": "query" } ]""");

        Assert.That(document.Refused<NameBuilders>().Problem, Does.Contain("has the name of a query parameter"));
    }

    [Test]
    public void Apply_writes_query_parameters_into_the_URL_template()
    {
        var document = Paths("/a/");
        document.OnlyOperation()["parameters"] = JArray.Parse(
            """[ { "name": "q", "in": "query" }, { "name": "tag", "in": "query", "schema": { "type": "array" } } ]""");

        Assert.That((string?)document.After<NameBuilders>().At("$.paths['/a/'].get.x-csharp-url-template"), Is.EqualTo("/a/{?q,tag*}"));
    }

    [Test]
    public void Apply_leaves_the_root_of_the_paths_out_of_the_navigation()
    {
        var document = Paths("/api/a/");
        document["x-datagouv-root"] = "/api";

        Assert.That((string?)document.After<NameBuilders>().At("$.paths['/api/a/'].get.operationId"), Is.EqualTo("A_Get"));
    }

    [TestCase("/a-b/", "/a_b/", "ABRequestBuilder")]
    [TestCase("/a/{x}/", "/a/{y}/", "the same place")]
    [TestCase("/a/", "/a", "the same place")]
    public void Apply_to_two_paths_of_one_name_refuses_them(string first, string second, string problem) =>
        Assert.That(Paths(first, second).Refused<NameBuilders>().Problem, Does.Contain(problem));

    [TestCase("/with_url/")]
    [TestCase("/a/to_string/")]
    public void Apply_to_a_segment_of_the_name_of_a_member_refuses_it(string path) =>
        Assert.That(Paths(path).Refused<NameBuilders>().JsonPath, Is.EqualTo($"$.paths['{path}']"));

    [Test]
    public void Apply_with_a_suffix_ends_every_name_in_it_but_that_of_the_root()
    {
        var document = Paths("/a/{id}/b/");
        document["x-csharp-suffix"] = "V2";

        Assert.That(
            document.After<NameBuilders>().At("$.x-csharp-builders")!.Children<JProperty>().Select(builder => builder.Name),
            Is.EqualTo(["ApiRequestBuilder", "AV2RequestBuilder", "AItemV2RequestBuilder", "AItemBV2RequestBuilder"]));
    }

    [TestCase("/a/r/{id}/", "property|APermalinksRequestBuilder|-|-|-|/a/r|Permalinks")]
    [TestCase("/a/r/", "property|APermalinksRequestBuilder|-|-|-|/a/r/|Permalinks")]
    public void Apply_to_a_path_with_a_name_gives_it_to_the_last_constant_segment(string path, string child)
    {
        var document = Paths(path);
        document.At($"$.paths['{path}']")!["x-datagouv-name"] = "Permalinks";

        Assert.That((string?)document.After<NameBuilders>().At("$.x-csharp-builders.ARequestBuilder.children[0]"), Is.EqualTo(child));
    }

    [Test]
    public void Apply_to_a_path_with_a_name_gives_it_wherever_the_parameter_before_is_called_otherwise()
    {
        var document = Paths("/a/{x}/r/b/", "/a/{y}/r/");
        document.At("$.paths['/a/{y}/r/']")!["x-datagouv-name"] = "Permalinks";

        Assert.That(
            (string?)document.After<NameBuilders>().At("$.paths['/a/{x}/r/b/'].get.operationId"),
            Is.EqualTo("AItemPermalinksB_Get"));
    }

    [TestCase("/a/", "perma-links")]
    [TestCase("/{id}/", "Permalinks")]
    public void Apply_to_a_path_whose_name_suits_no_segment_refuses_it(string path, string name)
    {
        var document = Paths(path);
        document.At($"$.paths['{path}']")!["x-datagouv-name"] = name;

        Assert.That(document.Refused<NameBuilders>().JsonPath, Is.EqualTo($"$.paths['{path}'].x-datagouv-name"));
    }

    private static JObject Paths(params string[] paths)
    {
        var document = Tiny.OpenApi3();
        document["x-csharp-api"] = "Api";
        document["paths"] = new JObject(
            paths.Select((path, index) => new JProperty(path, new JObject { ["get"] = new JObject { ["operationId"] = $"get{index}" } })));
        return document;
    }
}
