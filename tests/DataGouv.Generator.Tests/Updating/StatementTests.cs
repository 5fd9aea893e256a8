using DataGouv.Generator.Overlays;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Updating;

public sealed class StatementTests
{
    [TestCase("""{"a": {"b": 1, "c": 2}}""", """{"a": {"b": 1}}""", ExpectedResult = true)]
    [TestCase("""{"a": {"b": 2}}""", """{"a": {"b": 1}}""", ExpectedResult = false)]
    [TestCase("""{"a": [1, 2]}""", """{"a": [2]}""", ExpectedResult = true)]
    [TestCase("""[{"name": "q"}]""", """{"name": "q"}""", ExpectedResult = true)]
    [TestCase("""{}""", """{"a": 1}""", ExpectedResult = false)]
    public bool Says_what_the_update_says(string document, string update) => Statement.Says(JToken.Parse(document), JToken.Parse(update));

    [Test]
    public void Conflicts_on_an_item_of_the_same_name_that_is_new() =>
        Assert.That(Conflicts("[]", """[{"name": "q", "in": "query", "type": "integer"}]""", """{"name": "q", "in": "query", "type": "string"}""").Single().IsItem);

    [Test]
    public void Conflicts_not_on_a_word_that_never_changed() =>
        Assert.That(Conflicts("""{"type": "integer"}""", """{"type": "integer"}""", """{"type": "string"}"""), Is.Empty);

    private static IEnumerable<Statement.Conflict> Conflicts(string old, string current, string update) =>
        Statement.Conflicts(JToken.Parse(old), JToken.Parse(current), JToken.Parse(update));
}
