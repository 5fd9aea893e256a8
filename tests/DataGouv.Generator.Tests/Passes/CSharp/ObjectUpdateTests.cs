using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class ObjectUpdateTests
{
    private static readonly string Get = ThingDocument.Operation("get", "Thing");

    [TestCase("put")]
    [TestCase("patch")]
    public void In_finds_an_object_that_is_read_and_changed_at_one_path(string verb) =>
        Assert.That(
            Found(ThingDocument.Operations(Get, ThingDocument.Operation(verb, "Thing", "ThingPatch"))).Select(update => update.Write.Verb),
            Is.EqualTo([verb]));

    [TestCase("post")]
    [TestCase("delete")]
    public void In_leaves_out_an_operation_that_changes_no_object(string verb) =>
        Assert.That(Found(ThingDocument.Operations(Get, ThingDocument.Operation(verb, "Thing", "ThingPatch"))), Is.Empty);

    [TestCase("Other", "ThingPatch", "json", TestName = "In_leaves_out_a_change_that_returns_something_else")]
    [TestCase("Thing", "ThingInput", "json", TestName = "In_leaves_out_what_replaces_an_object")]
    [TestCase("Thing", "StrictPatch", "json", TestName = "In_leaves_out_a_change_that_has_required_members")]
    [TestCase("Thing", "ThingPatch", "stream", TestName = "In_leaves_out_a_change_that_returns_a_stream")]
    [TestCase("Thing", null, "json", TestName = "In_leaves_out_a_change_without_a_body")]
    public void In_leaves_out_what_is_no_change_of_a_part_of_the_object(string result, string? body, string form) =>
        Assert.That(Found(ThingDocument.Operations(Get, ThingDocument.Operation("put", result, body, form))), Is.Empty);

    [Test]
    public void In_leaves_out_an_object_that_cannot_be_read() =>
        Assert.That(Found(ThingDocument.Operations(ThingDocument.Operation("put", "Thing", "ThingPatch"))), Is.Empty);

    [Test]
    public void In_leaves_out_an_object_that_is_read_at_another_path() =>
        Assert.That(
            Found($"{ThingDocument.At("/a/", Get)}, {ThingDocument.At("/b/", ThingDocument.Operation("put", "Thing", "ThingPatch"))}"),
            Is.Empty);

    [Test]
    public void In_leaves_out_operations_that_only_navigate()
    {
        var document = Document(ThingDocument.Operations(Get, ThingDocument.Operation("put", "Thing", "ThingPatch")));
        document.Operations().First().Node[TemplateWords.Navigation] = true;

        Assert.That(ObjectUpdate.In(document), Is.Empty);
    }

    private static List<ObjectUpdate> Found(string paths) => [.. ObjectUpdate.In(Document(paths))];

    private static JObject Document(string paths) => ThingDocument.Named(
        paths,
        """
        "Thing": {}, "Other": {}, "ThingPatch": {}, "ThingInput": {}, "StrictPatch": { "properties": { "a": {} }, "required": [ "a" ] }
        """);
}
