using DataGouv.Generator.Documents;

namespace DataGouv.Generator.Tests.Documents;

public sealed class SpecsFolderTests
{
    private const string Zoo =
        """{ "name": "zoo", "title": "Zoo", "source": "https://example.org/swagger.json", "format": "swagger-2.0", "namespace": "DataGouv.Zoo" }""";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datagouv-specs-");

    [OneTimeTearDown]
    public void Delete() => _folder.Delete(recursive: true);

    [Test]
    public void Open_reads_the_APIs() =>
        Assert.That(
            Open(Zoo).Apis.Single(),
            Is.EqualTo(new Api("zoo", "Zoo", new Uri("https://example.org/swagger.json"), "swagger-2.0", "DataGouv.Zoo")));

    [TestCase("name", "\"../zoo\"", "$.apis[0].name")]
    [TestCase("name", "\"Zoo\"", "$.apis[0].name")]
    [TestCase("name", "\"\"", "$.apis[0]")]
    [TestCase("title", "7", "$.apis[0]")]
    [TestCase("source", "\"swagger.json\"", "$.apis[0].source")]
    [TestCase("source", "\"ftp://example.org/swagger.json\"", "$.apis[0].source")]
    [TestCase("format", "\"openapi-3.1\"", "$.apis[0].format")]
    [TestCase("namespace", "\"DataGouv.zoo\"", "$.apis[0].namespace")]
    [TestCase("namespace", "\"DataGouv.\"", "$.apis[0].namespace")]
    public void Open_of_an_API_with_a_wrong_member_says_which(string member, string value, string path)
    {
        var api = JsonFile.Parse(Zoo);
        api[member] = Newtonsoft.Json.Linq.JToken.Parse(value);

        Assert.That(Assert.Throws<DocumentException>(() => Open(api.ToString()))!.JsonPath, Is.EqualTo(path));
    }

    [TestCase("name")]
    [TestCase("title")]
    [TestCase("source")]
    [TestCase("format")]
    [TestCase("namespace")]
    public void Open_of_an_API_without_a_member_names_it(string member)
    {
        var api = JsonFile.Parse(Zoo);
        api.Remove(member);

        Assert.That(Assert.Throws<DocumentException>(() => Open(api.ToString()))!.Problem, Does.Contain($"\"{member}\""));
    }

    [TestCase("zoo", "DataGouv.Park")]
    [TestCase("park", "Other.Zoo")]
    public void Open_of_two_APIs_of_one_name_refuses_them(string name, string space)
    {
        var other = JsonFile.Parse(Zoo);
        other["name"] = name;
        other["namespace"] = space;

        Assert.That(Assert.Throws<DocumentException>(() => Open(Zoo, other.ToString()))!.Problem, Does.StartWith("Two APIs are named"));
    }

    [Test]
    public void Open_of_an_API_that_shares_with_one_before_it_knows_the_other()
    {
        var specs = Open(Zoo, Sharing("zoo"));

        Assert.That((specs.SharedWith(specs.Apis[1])?.Name, specs.SharedWith(specs.Apis[0])), Is.EqualTo(("zoo", (Api?)null)));
    }

    [TestCase("park")]
    [TestCase("farm")]
    public void Open_of_an_API_that_shares_with_none_before_it_refuses_it(string other) =>
        Assert.That(
            Assert.Throws<DocumentException>(() => Open(Zoo, Sharing(other)))!.Problem,
            Does.StartWith($"\"park\" shares models with \"{other}\""));

    [TestCase("")]
    [TestCase("v2")]
    public void Open_of_an_API_that_shares_needs_what_its_builders_end_in(string suffix) =>
        Assert.That(Assert.Throws<DocumentException>(() => Open(Zoo, Sharing("zoo", suffix)))!.JsonPath, Does.StartWith("$.apis[1]"));

    [Test]
    public void Open_of_an_entry_that_is_no_object_says_which() =>
        Assert.That(Assert.Throws<DocumentException>(() => Open(Zoo, "\"park\""))!.JsonPath, Is.EqualTo("$.apis[1]"));

    [Test]
    public void Open_of_an_empty_list_refuses_it() =>
        Assert.That(Assert.Throws<DocumentException>(() => Open())!.File, Does.EndWith("specs.json"));

    [Test]
    public void Select_of_an_unknown_name_lists_the_known_ones() =>
        Assert.That(Assert.Throws<DocumentException>(() => Open(Zoo).Select("park"))!.Fix, Is.EqualTo("Use one of: zoo."));

    [Test]
    public void Open_of_the_specs_of_this_repository_finds_the_four_APIs() =>
        Assert.That(
            SpecsFolder
                .Open(Path.Combine(TestContext.CurrentContext.TestDirectory, "specs"))
                .Apis.Select(api => $"{api.Name} {api.Source} {api.Namespace}"),
            Is.EqualTo(
                new[]
                {
                    "catalog https://www.data.gouv.fr/api/1/swagger.json DataGouv.Catalog",
                    "catalog-v2 https://www.data.gouv.fr/api/2/swagger.json DataGouv.CatalogV2",
                    "metrics https://metric-api.data.gouv.fr/api/doc/swagger.json DataGouv.Metrics",
                    "tabular https://tabular-api.data.gouv.fr/api/doc/swagger.json DataGouv.Tabular",
                }));

    private static string Sharing(string other, string suffix = "V2") =>
        $$"""
            { "name": "park", "title": "Park", "source": "https://example.org/swagger.json", "format": "swagger-2.0",
              "namespace": "DataGouv.Park", "sharesWith": "{{other}}", "suffix": "{{suffix}}" }
            """;

    private SpecsFolder Open(params string[] apis)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "specs.json"), $$"""{ "apis": [ {{string.Join(", ", apis)}} ] }""");
        return SpecsFolder.Open(_folder.FullName);
    }
}
