using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Documents;

public sealed class JsonFileTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datagouv-json-");

    [OneTimeTearDown]
    public void Delete() => _folder.Delete(recursive: true);

    [TestCase("2026-11-24T20:00:00Z")]
    [TestCase("2026-11-24")]
    [TestCase("/Date(1)/")]
    public void Parse_keeps_the_spelling_of_a_date(string date) =>
        Assert.That(JsonFile.Parse($$"""{ "a": "{{date}}" }""")["a"]!.Type, Is.EqualTo(JTokenType.String));

    [TestCase("[]", "array")]
    [TestCase("\"text\"", "string")]
    [TestCase("null", "null")]
    public void Parse_of_another_value_than_an_object_refuses_it(string text, string kind) =>
        Assert.That(Assert.Throws<DocumentException>(() => JsonFile.Parse(text))!.Problem, Does.Contain($"a JSON {kind}, not an object"));

    [Test]
    public void Format_writes_two_spaces_and_line_feeds() => Assert.That(JsonFile.Format(JObject.Parse("""{"a":[1]}""")), Is.EqualTo("{\n  \"a\": [\n    1\n  ]\n}\n"));

    [Test]
    public void Read_of_what_was_written_gives_it_back()
    {
        var file = Path.Combine(_folder.FullName, "below", "a.json");
        JsonFile.Write(file, new JObject { ["é"] = 1.5 });

        Assert.That((double?)JsonFile.Read(file)["é"], Is.EqualTo(1.5));
    }

    [Test]
    public void Read_of_a_missing_file_names_it()
    {
        var file = Path.Combine(_folder.FullName, "missing.json");

        Assert.That(Assert.Throws<DocumentException>(() => JsonFile.Read(file))!.File, Is.EqualTo(file));
    }

    [Test]
    public void Write_replaces_the_file_and_leaves_no_other()
    {
        var below = Path.Combine(_folder.FullName, "replaced");
        JsonFile.WriteText(Path.Combine(below, "a.txt"), "old");
        JsonFile.WriteText(Path.Combine(below, "a.txt"), "new");

        Assert.That(Directory.GetFiles(below).Select(File.ReadAllText), Is.EqualTo(new[] { "new" }));
    }

    [Test]
    public void Write_of_a_text_that_is_no_UTF8_leaves_the_old_file()
    {
        var file = Path.Combine(_folder.FullName, "kept", "a.txt");
        JsonFile.WriteText(file, "old");

        Assert.That(() => JsonFile.WriteText(file, "half \ud800"), Throws.InstanceOf<ArgumentException>());
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(file)!).Select(File.ReadAllText), Is.EqualTo(new[] { "old" }));
    }

    [Test]
    public void ToString_of_a_refusal_is_one_line_that_MSBuild_takes_for_an_error() => Assert.That(
        new DocumentException("$.a", "First line\nsecond line.", "Mend it.", "a.json").ToString(),
        Is.EqualTo("a.json : error : $.a: First line second line. Fix: Mend it."));
}
