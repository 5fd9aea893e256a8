using DataGouv.Generator.Documents;
using DataGouv.Generator.Overlays;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Overlays;

public sealed class OverlayTargetTests
{
    [Test]
    public void Apply_with_the_target_of_any_key_changes_that_key_and_no_other() => Prop.ForAll(Keys().ToArbitrary(), Keys().ToArbitrary(), (key, other) =>
    {
        var document = new JObject { [other] = new JObject(), [key] = new JObject() };
        Action("$" + JsonTrail.Step(key), new JObject { ["update"] = new JObject { ["changed"] = true } }).Apply(document);
        return document.Properties().All(property => property.Value.HasValues == (property.Name == key));
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Apply_with_any_text_as_target_changes_or_refuses() => Prop.ForAll<string?>(text =>
    {
        try
        {
            Action("$" + text, new JObject { ["update"] = new JObject() }).Apply(new JObject { ["a"] = new JArray(new JObject()) });
        }
        catch (DocumentException)
        {
            // Refused, with the place and the fix.
        }
    }).QuickCheckThrowOnFailure();

    // Keys as they stand in documents, and the characters that a JSONPath must quote.
    private static Gen<string> Keys() => Gen.Elements("a", "Z", "_", "-", " ", ".", "'", "\"", "\\", "[", "]", "(", ")", "*", "$", "@", "/", "~", "{", "}", "é", "📈", "0", "\n", "?").NonEmptyListOf().Select(string.Concat);

    private static OverlayAction Action(string target, JObject action)
    {
        action["target"] = target;
        action["description"] = "why";
        return OverlayAction.Parse(action, 0);
    }
}
