using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class DeriveUpdatesTests
{
    private const string Tags = """ "tags": { "type": "array", "items": { "type": "string" } } """;
    private const string Emptied = """ "tags": { "type": "array", "items": { "type": "string" }, "x-datagouv-emptied": true } """;

    [Test]
    public void Apply_tells_what_an_update_sends() => Assert.That(Update(ThingDocument.Make()), Is.EqualTo("ThingPatch|-|-|-|-|-"));

    [Test]
    public void Apply_leaves_the_operation_that_reads_alone() => Assert.That(Update(ThingDocument.Make(), "get"), Is.Null);

    [Test]
    public void Apply_leaves_an_operation_alone_that_changes_no_object() =>
        Assert.That(
            Update(ThingDocument.Named(
                ThingDocument.Operations(ThingDocument.Operation("put", "Thing", "ThingPatch")), """ "Thing": {}, "ThingPatch": {} """)),
            Is.Null);

    [Test]
    public void Apply_names_what_the_server_empties() =>
        Assert.That(
            Update(ThingDocument.Make($"{Tags}, {Words(Tags)}", $"{Emptied}, {Words(Emptied)}")),
            Is.EqualTo("ThingPatch|\"tags\", \"words\"|<c>tags</c> and <c>words</c>|-|-|-"));

    [Test]
    public void Apply_tells_how_the_version_of_an_object_is_read() =>
        Assert.That(
            Update(ThingDocument.Make(""" "changed_at": { "type": "string" } """, version: "changed_at")),
            Is.EqualTo("ThingPatch|-|-|changed_at|changed_at|model.ChangedAt"));

    [Test]
    public void Apply_follows_the_path_of_a_version() =>
        Assert.That(
            Update(ThingDocument.Make(
                """ "internal": { "$ref": "#/components/schemas/Internal" } """,
                others: """ "Internal": { "properties": { "changed_at": { "type": "string" } } } """,
                version: "internal.changed_at")),
            Is.EqualTo("ThingPatch|-|-|internal.changed_at|internal|model.Internal?.ChangedAt"));

    [TestCase("changed_at")]
    [TestCase("title.changed_at")]
    [TestCase("")]
    public void Apply_to_a_version_that_is_nowhere_refuses_it(string version) =>
        Assert.That(
            ThingDocument.Make(""" "title": { "type": "string" } """, version: version).Refused<DeriveUpdates>().JsonPath,
            Is.EqualTo("$.components.schemas.Thing.x-datagouv-version"));

    [Test]
    public void Apply_to_what_a_second_patch_of_one_object_would_lose_refuses_it()
    {
        var document = ThingDocument.Named($"{Place("ThingPatch")}, {Place("OtherPatch")}", $$"""
            "Thing": { "properties": { {{Tags}} } },
            "ThingPatch": { "x-datagouv-direction": "write", "properties": { {{Tags}} } },
            "OtherPatch": { "x-datagouv-direction": "write", "properties": { {{Emptied}} } }
            """);

        Assert.That(
            document.After<DeriveConversions>().Refused<DeriveUpdates>().Problem,
            Is.EqualTo("What OtherPatch would lose is not read: Thing becomes ThingPatch."));
    }

    private static string Words(string tags) => tags.Replace("tags", "words", StringComparison.Ordinal);

    private static string Place(string patch) =>
        ThingDocument.At($"/{patch}/", ThingDocument.Operation("get", "Thing"), ThingDocument.Operation("put", "Thing", patch));

    private static string? Update(JObject document, string verb = "put") =>
        (string?)After(document).Operations().Single(operation => operation.Verb == verb).Node[TemplateWords.Update];

    private static JObject After(JObject document) => document.After<DeriveConversions>().After<DeriveUpdates>();
}
