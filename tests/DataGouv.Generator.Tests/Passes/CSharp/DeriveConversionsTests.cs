using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class DeriveConversionsTests
{
    private const string Members = TemplateWords.ToPatch + "-members";
    private const string Emptied = TemplateWords.ToPatch + "-emptied";
    private const string Text = """ { "type": "string" } """;

    private const string Parts = """
        "Part": { "x-datagouv-direction": "read", "properties": { "size": { "type": "integer" } } },
        "PartInput": { "x-datagouv-direction": "write", "properties": { "size": { "type": "integer" } } },
        "OtherInput": { "x-datagouv-direction": "write", "properties": { "size": { "type": "integer" } } }
        """;

    [Test]
    public void Apply_gives_a_model_that_can_be_changed_its_patch() =>
        Assert.That((string?)Changed().At("$.components.schemas.Thing")![TemplateWords.ToPatch], Is.EqualTo("ThingPatch"));

    [Test]
    public void Apply_sends_what_is_both_read_and_sent() =>
        Assert.That(
            Changed($$""" "id": {{Text}}, "title": {{Text}} """, $$""" "title": {{Text}}, "password": {{Text}} """).Items("Thing", Members),
            Is.EqualTo(["Title|_title"]));

    [Test]
    public void Apply_leaves_out_what_is_not_to_be_sent_back() =>
        Assert.That(
            Changed($$""" "a": {{Text}} """, """ "a": { "type": "string", "x-datagouv-sent-back": false } """).Items("Thing", Members),
            Is.Empty);

    [TestCase("""{ "type": "boolean", "nullable": true }""", "A|Optional.From(_a)")]
    [TestCase("""{ "type": "string", "nullable": true }""", "A|_a")]
    public void Apply_assigns_what_can_be_sent_as_null(string sent, string assignment)
    {
        var read = sent.Replace(", \"nullable\": true", "", StringComparison.Ordinal);

        Assert.That(Changed($""" "a": {read} """, $""" "a": {sent} """).Items("Thing", Members), Is.EqualTo([assignment]));
    }

    [TestCase(
        """{ "type": "array", "items": { "type": "string" } }""",
        "A|(_a?.GetRange(0, _a.Count)) ?? []|1|a",
        TestName = "Apply_sends_an_empty_list_back_as_such")]
    [TestCase(
        """{ "type": "array", "items": { "type": "string" }, "nullable": true }""",
        "A|_a is null ? JsonNull.Value : _a?.GetRange(0, _a.Count)|1|a",
        TestName = "Apply_sends_a_list_back_that_may_be_null")]
    [TestCase(
        """{ "type": "string", "format": "date", "nullable": true }""",
        "A|_a is null ? JsonNull.Value : Optional.From(_a)|1|a",
        TestName = "Apply_sends_a_value_back_that_may_be_null")]
    [TestCase(
        """{ "type": "string", "nullable": true }""",
        "A|_a is null ? JsonNull.Value : _a|1|a",
        TestName = "Apply_sends_a_text_back_that_may_be_null")]
    [TestCase(
        """{ "type": "object", "nullable": true }""",
        "A|_a is null ? JsonNull.Value : _a is null ? null : new JsonMap(_a)|1|a",
        TestName = "Apply_sends_a_map_back_that_may_be_null")]
    [TestCase("""{ "type": "string" }""", "A|_a|1|a", TestName = "Apply_sends_a_text_back")]
    public void Apply_notes_how_what_the_server_would_empty_is_kept(string sent, string kept) =>
        Assert.That(Emptying(sent).Items("Thing", Emptied), Is.EqualTo([kept]));

    [Test]
    public void Apply_keeps_what_the_server_would_empty_apart_from_all_else() =>
        Assert.That(Emptying(Text).Items("Thing", Members), Is.Empty);

    [TestCase(""" "b": { "type": "string" } """, "", TestName = "Apply_to_what_the_server_empties_and_nobody_reads_refuses_it")]
    [TestCase(
        """ "a": { "type": "integer" } """,
        "",
        TestName = "Apply_to_what_the_server_empties_and_is_read_as_another_type_refuses_it")]
    [TestCase(
        """ "a": { "type": "string" } """,
        """, "x-datagouv-sent-back": false""",
        TestName = "Apply_to_what_the_server_empties_and_is_not_sent_back_refuses_it")]
    public void Apply_to_what_the_server_empties_and_cannot_be_kept_refuses_it(string read, string more)
    {
        var document = ThingDocument.Make(read, $$""" "a": { "type": "string", "x-datagouv-emptied": true{{more}} } """);

        Assert.That(
            document.Refused<DeriveConversions>().JsonPath,
            Is.EqualTo("$.components.schemas.ThingPatch.properties.a.x-datagouv-emptied"));
    }

    [Test]
    public void Apply_gives_a_model_its_input_where_there_is_one()
    {
        var input = $$""" "ThingInput": { "x-datagouv-direction": "write", "required": [ "name" ], "properties": { "name": {{Text}} } } """;
        var document = Changed($$""" "name": {{Text}} """, "", input);

        Assert.That(
            document.Items("Thing", TemplateWords.ToInput + "-members"),
            Is.EqualTo(["Name|(_name ?? throw Missing(1, \"name\"))!"]));
    }

    [Test]
    public void Apply_gives_no_input_where_there_is_none() =>
        Assert.That(Changed().At("$.components.schemas.Thing")![TemplateWords.ToInput], Is.Null);

    [Test]
    public void Apply_gives_the_models_inside_their_inputs() =>
        Assert.That(
            Changed(Part("a", "Part"), Part("a", "PartInput"), Parts).Items("Part", TemplateWords.ToInput + "-members"),
            Is.EqualTo(["Size|_size"]));

    [Test]
    public void Apply_to_a_model_that_would_become_two_inputs_makes_the_first()
    {
        var document = Changed(
            $"{Part("a", "Part")}, {Part("b", "Part")}, {Part("c", "Part")}",
            $"{Part("a", "PartInput")}, {Part("b", "OtherInput")}, {Part("c", "PartInput")}",
            Parts);

        Assert.That(document.Items("Thing", Members), Is.EqualTo(["A|_a?.ToInput()", "C|_c?.ToInput()"]));
    }

    [Test]
    public void Apply_to_a_model_that_holds_itself_ends()
    {
        var trees = $$"""
            "Tree": { "x-datagouv-direction": "read", "properties": { {{Part("inner", "Tree")}} } },
            "TreeInput": { "x-datagouv-direction": "write", "properties": { {{Part("inner", "TreeInput")}} } }
            """;

        Assert.That(
            Changed(Part("tree", "Tree"), Part("tree", "TreeInput"), trees).Items("Tree", TemplateWords.ToInput + "-members"),
            Is.EqualTo(["Inner|_inner?.ToInput()"]));
    }

    [TestCase("Bloc", "BlocInput")]
    [TestCase("Link", "LinkInput")]
    [TestCase("Video", "BlocInput")]
    public void Apply_gives_the_members_of_a_family_those_of_the_other(string member, string input) =>
        Assert.That((string?)Family().At($"$.components.schemas.{member}")![TemplateWords.ToInput], Is.EqualTo(input));

    [Test]
    public void Apply_sends_a_member_of_a_family_that_is_not_described_as_it_is() =>
        Assert.That((bool?)Family().At("$.components.schemas.Video['x-csharp-to-input-unknown']"), Is.True);

    private static string Part(string name, string model) =>
        $$""" "{{name}}": { "allOf": [ { "$ref": "#/components/schemas/{{model}}" } ] } """;

    private static JObject Changed(string read = "", string patch = "", string others = "") =>
        ThingDocument.Make(read, patch, others).After<DeriveConversions>();

    private static JObject Emptying(string sent)
    {
        var emptied = JObject.Parse(sent);
        emptied["x-datagouv-emptied"] = true;
        return Changed($""" "a": {sent} """, $""" "a": {emptied} """);
    }

    private static JObject Family() => Changed(
        Part("bloc", "Bloc"),
        Part("bloc", "BlocInput"),
        """
        "Bloc": { "x-datagouv-direction": "read", "x-csharp-members": [ "link|Link", "video|Video" ], "properties": {} },
        "Link": { "x-datagouv-direction": "read", "x-datagouv-family": "Bloc", "properties": {} },
        "Video": { "x-datagouv-direction": "read", "x-datagouv-family": "Bloc", "properties": {} },
        "BlocInput": { "x-datagouv-direction": "write", "x-csharp-members": [ "link|LinkInput" ], "properties": {} },
        "LinkInput": { "x-datagouv-direction": "write", "x-datagouv-family": "BlocInput", "properties": {} }
        """);
}
