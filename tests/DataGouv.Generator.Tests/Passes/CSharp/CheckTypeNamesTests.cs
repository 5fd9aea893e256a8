using System.Text.RegularExpressions;
using DataGouv.Generator.Passes.Canonical;
using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed partial class CheckTypeNamesTests
{
    [TestCase("Dataset")]
    [TestCase("DatasetsRequest")]
    public void Apply_accepts_a_name_of_its_own(string name) => Assert.That(() => With(name).After<CheckTypeNames>(), Throws.Nothing);

    [TestCase("DatasetsRequestBuilder")]
    [TestCase("CatalogJson")]
    [TestCase("UnknownAnimal")]
    [TestCase("AnimalConverter")]
    [TestCase("Frequencies")]
    [TestCase("ReadModel")]
    [TestCase("Page")]
    [TestCase("Task")]
    public void Apply_to_the_name_of_another_type_refuses_it(string name) =>
        Assert.That(With(name).Refused<CheckTypeNames>().JsonPath, Is.EqualTo($"$.components.schemas['{name}']"));

    [TestCase("a model")]
    [TestCase("dataset")]
    [TestCase("Données")]
    public void Apply_to_what_is_no_name_of_a_type_refuses_it(string name) =>
        Assert.That(With(name).Refused<CheckTypeNames>().Problem, Does.EndWith("is no name of a .NET type."));

    [Test]
    public void Seam_knows_every_type_that_the_templates_write()
    {
        var templates = Directory
            .GetFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, "templates"), "*.liquid")
            .Select(File.ReadAllText);
        var types = templates.SelectMany(template => Written().Matches(template)).Select(match => match.Groups["type"].Value).Distinct();

        // What enumerates a list is a method with type arguments.
        Assert.That(types.Where(type => !TakenNames.Contains(type) && type != "Enumerate"), Is.SubsetOf(CheckTypeNames.Seam));
    }

    private static JObject With(string name)
    {
        var document = Tiny.Schemas($$"""
            "{{name}}": {}, "Animal": { "x-csharp-members": [ "Dog|Dog" ] }, "Frequency": { "x-csharp-constants": "Frequencies" }
            """);
        document["x-csharp-api"] = "Catalog";
        document["paths"] = JObject.Parse("""{ "/things/": { "get": { "x-datagouv-access": "public" } } }""");
        document["x-csharp-builders"] = new JObject { ["DatasetsRequestBuilder"] = new JObject() };
        return document;
    }

    // Types stand before "<", after ": " of a base class, in attributes and in typeof.
    [GeneratedRegex(
        @"(?<![\w.{}%""])(?<type>[A-Z]\w+)(?=<[A-Z{])|(?<=^\[|^ *\[)(?<type>[A-Z]\w+)(?=\()|(?<=class [^:]*: )(?<type>[A-Z]\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex Written();
}
