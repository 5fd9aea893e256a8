using DataGouv.Generator.Commands;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Differences;

public sealed class DiffCommandTests
{
    private const string Path = "/a/";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datagouv-diff-");

    [OneTimeTearDown]
    public void Delete() => _folder.Delete(recursive: true);

    [Test]
    public async Task Diff_of_the_same_documents_ends_with_0() =>
        Assert.That(await Run(Write("old", Path), Write("same", Path)), Is.EqualTo(0));

    [Test]
    public async Task Diff_of_an_addition_ends_with_1() =>
        Assert.That(await Run(Write("old", Path), Write("more", Path, "/b/")), Is.EqualTo(1));

    [Test]
    public async Task Diff_of_a_removal_ends_with_2() =>
        Assert.That(await Run(Write("more", Path, "/b/"), Write("old", Path)), Is.EqualTo(2));

    [Test]
    public async Task Diff_of_a_missing_document_ends_with_3() =>
        Assert.That(await Run(Write("old", Path), "missing.json"), Is.EqualTo(3));

    [Test]
    public async Task Diff_with_output_writes_every_change_with_its_rule()
    {
        var output = System.IO.Path.Combine(_folder.FullName, "report.json");

        await Run(Write("more", Path, "/b/"), Write("old", Path), "--format", "json", "--output", output);

        var change = JObject.Parse(await File.ReadAllTextAsync(output))["differences"]!.Single();
        Assert.That(
            $"{change["kind"]} {change["change"]} {change["class"]} {change["place"]} {change["rule"]} {change["oldPath"]}",
            Is.EqualTo("operation removed breaking-at-compile-time GET /b/ operation-removed $.paths['/b/'].get"));
    }

    private string Write(string name, params string[] paths)
    {
        var file = System.IO.Path.Combine(_folder.FullName, name + ".json");
        var responses = new JObject { ["200"] = new JObject { ["description"] = "" } };
        var document = new JObject { ["openapi"] = "3.0.3", ["info"] = new JObject(), ["paths"] = new JObject(paths.Select(path => new JProperty(path, new JObject { ["get"] = new JObject { ["operationId"] = path, ["responses"] = responses } }))) };
        File.WriteAllText(file, document.ToString());
        return file;
    }

    private static Task<int> Run(params string[] arguments) => DiffCommand.Create().Parse(arguments).InvokeAsync();
}
