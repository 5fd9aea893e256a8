using System.Globalization;
using System.Reflection;
using DataGouv.Generator.Documents;
using DataGouv.Generator.Generation;
using DataGouv.Generator.Tests.Commands;

namespace DataGouv.Generator.Tests.Generation;

/// <summary>Same input, same bytes: in any folder, in any culture, at any run.</summary>
[NonParallelizable]
public sealed class DeterminismTests
{
    private static readonly string Specs = Path.Combine(TestContext.CurrentContext.TestDirectory, "specs");
    private static readonly string Templates = Path.Combine(TestContext.CurrentContext.TestDirectory, "templates");
    private static readonly string NSwag = typeof(DeterminismTests)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(one => one.Key == "NSwag")
        .Value!;

    [TestCase("catalog", "tr-TR")]
    [TestCase("catalog-v2", "fr-FR")]
    [TestCase("metrics", "tr-TR")]
    [TestCase("tabular", "ar-SA")]
    public void Canonical_document_is_the_same_in_another_culture(string api, string culture)
    {
        var here = Canonical(api, Specs);

        Assert.That(InCulture(culture, () => Canonical(api, Specs)), Is.EqualTo(here));
    }

    [Test]
    public void Canonical_document_is_the_same_in_another_folder()
    {
        var copy = Directory.CreateTempSubdirectory("datagouv-été ");
        try
        {
            Copy(Specs, copy.FullName);

            Assert.That(Canonical("catalog", copy.FullName), Is.EqualTo(Canonical("catalog", Specs)));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    [Test]
    public void Document_for_NSwag_is_the_same_in_another_culture()
    {
        var here = Prepared("catalog-v2");

        Assert.That(InCulture("tr-TR", () => Prepared("catalog-v2")), Is.EqualTo(here));
    }

    [Test]
    public async Task Generated_code_is_the_same_in_another_folder_and_in_the_culture_of_another_machine()
    {
        using var first = new SmallSpecs();
        using var second = new SmallSpecs();

        await Generate(first, "fr_FR.UTF-8");
        await Generate(second, "tr_TR.UTF-8");

        Assert.That(Generated(second), Is.EqualTo(Generated(first)).And.ContainKey("Zoo.g.cs"));
    }

    [Test]
    public async Task Generate_puts_an_operation_and_a_model_into_the_code()
    {
        using var specs = new SmallSpecs();

        await Generate(specs, "fr_FR.UTF-8");

        Assert.That(Generated(specs)["Zoo.g.cs"], Does.Contain("Task<Animal> GetAsync(").And.Contain("class Animal : ReadModel"));
    }

    [Test]
    public async Task Generate_of_one_API_writes_no_model_that_it_shares_with_another()
    {
        using var specs = new SmallSpecs();
        var zoo = specs.Read("specs/specs.json").TrimEnd();
        var park = """
            , { "name": "park", "title": "Park", "source": "https://example.org/park.json", "format": "swagger-2.0",
                "namespace": "DataGouv.Park", "sharesWith": "zoo", "suffix": "V2" } ] }
            """;
        specs.Write("specs/specs.json", zoo[..zoo.LastIndexOf(']')] + park);
        specs.Write("specs/park/upstream.json", SmallSpecs.Zoo);
        specs.Write("specs/park/overlay.json", SmallSpecs.Access);

        Assert.That((await CommandLine.Run([.. Arguments(specs, Templates), "--api", "park"])).Error, Is.Empty);

        var code = Generated(specs);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(code.Keys.Order(StringComparer.Ordinal), Is.EqualTo(["Park.g.cs", "park.json"]));
            Assert.That(code["Park.g.cs"], Does.Contain("using DataGouv.Zoo;").And.Contain("Task<Animal> GetAsync("));
            Assert.That(code["Park.g.cs"], Does.Contain("class AnimalsItemV2RequestBuilder").And.Not.Contain("class Animal :"));
        }
    }

    [Test]
    public async Task Generate_with_a_template_that_is_broken_leaves_the_old_files()
    {
        using var specs = new SmallSpecs();
        Copy(Templates, specs.PathOf("templates"));
        specs.Write("templates/Class.liquid", "{% if %}");
        specs.Write("documents/zoo.json", "old");
        specs.Write("code/Zoo.g.cs", "old");
        var before = specs.Files();

        var result = await CommandLine.Run(Arguments(specs, specs.PathOf("templates")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Has.Property("Code").EqualTo(1).And.Property("Error").Contains("NSwag ended with exit code"));
            Assert.That(specs.Files(), Is.EqualTo(before));
        }
    }

    private static async Task Generate(SmallSpecs specs, string locale)
    {
        // NSwag is a program of its own: it takes its culture from its environment.
        var before = Environment.GetEnvironmentVariable("LC_ALL");
        Environment.SetEnvironmentVariable("LC_ALL", locale);
        try
        {
            Assert.That((await CommandLine.Run(Arguments(specs, Templates))).Error, Is.Empty);
        }
        finally
        {
            Environment.SetEnvironmentVariable("LC_ALL", before);
        }
    }

    private static string[] Arguments(SmallSpecs specs, string templates) =>
        [
            "generate",
            "--specs",
            specs.PathOf("specs"),
            "--documents",
            specs.PathOf("documents"),
            "--output",
            specs.PathOf("code"),
            "--templates",
            templates,
            "--nswag",
            NSwag,
        ];

    private static Dictionary<string, string> Generated(SmallSpecs specs) =>
        specs
            .Files()
            .Where(file =>
                file.Key.StartsWith("code", StringComparison.Ordinal) || file.Key.StartsWith("documents", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetFileName(file.Key), file => file.Value);

    private static string Canonical(string api, string specs)
    {
        var folder = SpecsFolder.Open(specs);
        return JsonFile.Format(CanonicalDocument.Make(folder, folder.Select(api).Single()));
    }

    private static string Prepared(string name)
    {
        var folder = SpecsFolder.Open(Specs);
        var api = folder.Select(name).Single();
        return JsonFile.Format(CanonicalDocument.PrepareForCSharp(folder, api, CanonicalDocument.Make(folder, api)));
    }

    private static string InCulture(string name, Func<string> make)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(name);
        try
        {
            return make();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            JsonFile.WriteText(Path.Combine(to, Path.GetRelativePath(from, file)), File.ReadAllText(file));
        }
    }
}
