using System.Text;
using DataGouv.Generator.Documents;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Documents;

public sealed class JsonSyntaxTests
{
    [TestCase("{}")]
    [TestCase(" \n{ \"a\": [ 1, 2.5e3, true, null, \"\\u00e9\" ], \"\": {} } \n")]
    [TestCase("[]")]
    public void Check_accepts_JSON(string text) => Assert.That(() => JsonSyntax.Check(text), Throws.Nothing);

    [TestCase("", "$", "empty")]
    [TestCase(" \n", "$", "empty")]
    [TestCase("\uFEFF{}", "$", "byte order mark")]
    [TestCase("<!DOCTYPE html><html></html>", "$", "HTML")]
    [TestCase("swagger: '2.0'\ninfo: {}", "$", "YAML")]
    [TestCase("---\nopenapi: 3.0.0", "$", "YAML")]
    [TestCase("# a comment\nopenapi: 3.0.0", "$", "YAML")]
    [TestCase("{ \"a\": 1, \"a\": 2 }", "$.a", "two members named \"a\"")]
    [TestCase("{ \"a b\": [ { \"c\": 1, \"c\": 2 } ] }", "$['a b'][0].c", "two members named \"c\"")]
    [TestCase("{ \"a\": { \"b\": 1 } // note\n}", "$.a", "comment at line 1, column 19")]
    [TestCase("{ /* note */ \"a\": 1 }", "$", "comment")]
    [TestCase("{} {}", "$", "text after the end")]
    [TestCase("{}]", "$", "text after the end")]
    [TestCase("{ \"a\": { \"b\": [ 1,", "$.a.b[0]", "cut off")]
    [TestCase("{ \"a\": \"unfinished", "$.a", "cut off")]
    [TestCase("{ \"a\": 1, }", "$.a", "not well-formed JSON (line 1, column 11)")]
    [TestCase("{ 'a': 1 }", "$", "not well-formed JSON")]
    [TestCase("{ \"a\": NaN }", "$.a", "not well-formed JSON")]
    [TestCase("{ \"a\": 01 }", "$.a", "not well-formed JSON")]
    [TestCase("{ \"a\": new Date() }", "$.a", "not well-formed JSON")]
    [TestCase("{\n  \"a\": [\n    1 2\n  ]\n}", "$.a[0]", "line 3, column 7")]
    [TestCase("{ \"a\": \"\\ud800\" }", "$.a", "surrogate")]
    [TestCase("{ \"\\ud800\": 1 }", "$", "surrogate")]
    public void Check_of_what_is_not_JSON_says_what_and_where(string text, string path, string problem)
    {
        var refusal = Assert.Throws<DocumentException>(() => JsonSyntax.Check(text))!;

        Assert.That($"{refusal.JsonPath} {refusal.Problem}", Does.StartWith(path + " ").And.Contain(problem));
    }

    [Test]
    public void Check_of_JSON_that_is_too_deep_refuses_it() =>
        Assert.That(() => JsonSyntax.Check(new string('[', 65) + new string(']', 65)), Throws.TypeOf<DocumentException>());

    [TestCase(new byte[] { 0xEF, 0xBB, 0xBF, 0x7B, 0x7D }, "byte order mark")]
    [TestCase(new byte[] { 0xFF, 0xFE, 0x7B, 0x00 }, "byte order mark")]
    [TestCase(new byte[] { 0xFE, 0xFF, 0x00, 0x7B }, "byte order mark")]
    [TestCase(new byte[] { 0x22, 0xE9, 0x22 }, "the byte at offset 1")]
    public void Decode_of_what_is_not_UTF8_refuses_it(byte[] bytes, string problem) =>
        Assert.That(Assert.Throws<DocumentException>(() => JsonSyntax.Decode(bytes))!.Problem, Does.Contain(problem));

    [Test]
    public void Decode_of_UTF8_gives_the_text() => Assert.That(JsonSyntax.Decode(Encoding.UTF8.GetBytes("données 📈")), Is.EqualTo("données 📈"));

    [Test]
    public void Check_of_any_text_accepts_it_or_says_where_it_is_wrong() => Prop.ForAll<string?>(text =>
    {
        try
        {
            JsonSyntax.Check(text ?? "");
            return true;
        }
        catch (DocumentException refusal)
        {
            return refusal.JsonPath.StartsWith('$') && refusal.Fix.Length > 0;
        }
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Check_of_a_document_cut_anywhere_refuses_it([Range(1, 40)] int length)
    {
        const string Document = """{"swagger":"2.0","paths":{"/a/":{"get":{}}}}""";

        Assert.That(Assert.Throws<DocumentException>(() => JsonSyntax.Check(Document[..length]))!.Problem, Does.Contain("cut off"));
    }

    [Test]
    public void Path_of_a_second_member_leads_to_the_first() => Prop.ForAll(Name().ToArbitrary(), Name().ToArbitrary(), (outer, inner) =>
    {
        var value = new JObject { [outer] = new JArray(new JObject { [inner] = "here" }) };
        var name = Newtonsoft.Json.JsonConvert.ToString(inner);
        var text = value.ToString(Newtonsoft.Json.Formatting.None).Replace("\"here\"", $"\"here\",{name}:1", StringComparison.Ordinal);
        try
        {
            JsonSyntax.Check(text);
            return false;
        }
        catch (DocumentException refusal)
        {
            return (string?)value.SelectToken(refusal.JsonPath) == "here";
        }
    }).QuickCheckThrowOnFailure();

    private static Gen<string> Name() => Gen.Elements("a", "/", "{", "}", "'", "\\", "\"", ".", " ", "[", "]", "é", "📈", "$", "-", "\n").NonEmptyListOf().Select(string.Concat);
}
