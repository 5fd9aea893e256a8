using DataGouv.Generator.Overlays;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Overlays;

/// <summary>What is left of an action when models that it refers to are gone.</summary>
public sealed class LostModelsTests
{
    private static readonly LostModels Lost = new(new HashSet<string> { "Gone" });

    [TestCase("""{"a": {"$ref": "#/components/schemas/Gone"}, "b": 1}""", """{"b":1}""")]
    [TestCase("""{"a": {"$ref": "#/definitions/Gone", "description": "beside it"}, "b": 1}""", """{"b":1}""")]
    [TestCase("""{"A": {"x-datagouv-patch-of": "Gone"}, "B": {"x-datagouv-patch-of": "Kept"}}""", """{"B":{"x-datagouv-patch-of":"Kept"}}""")]
    [TestCase("""{"A": {"type": "object", "x-datagouv-family": "Gone"}}""", """{"A":{"type":"object"}}""")]
    [TestCase("""{"mapping": {"a": "#/definitions/Gone", "b": "#/definitions/Kept"}}""", """{"mapping":{"b":"#/definitions/Kept"}}""")]
    [TestCase("""{"allOf": [{"$ref": "#/definitions/Gone"}, {"type": "object"}]}""", """{"allOf":[{"type":"object"}]}""")]
    public void Without_what_refers_to_a_lost_model_keeps_the_rest(string said, string left) =>
        Assert.That(Lost.Without(JToken.Parse(said))!.ToString(Formatting.None), Is.EqualTo(left));

    [TestCase("""{"$ref": "#/definitions/Gone"}""")]
    [TestCase("""{"schema": {"allOf": [{"$ref": "#/definitions/Gone"}]}}""")]
    public void Without_what_refers_to_nothing_else_is_nothing(string said) =>
        Assert.That(Lost.Without(JToken.Parse(said)), Is.Null);

    [TestCase("""{"description":"Gone","enum":["Gone"],"items":{},"example":"#/paths/Gone"}""")]
    [TestCase("""{"$ref":"#/definitions/Kept"}""")]
    public void Without_what_only_looks_like_it_is_the_same(string said) =>
        Assert.That(Lost.Without(JToken.Parse(said))!.ToString(Formatting.None), Is.EqualTo(said));
}
