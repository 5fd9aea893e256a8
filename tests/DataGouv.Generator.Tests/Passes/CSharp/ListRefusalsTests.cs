using DataGouv.Generator.Passes.CSharp;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class ListRefusalsTests
{
    [TestCase("""{ "410": {}, "200": {}, "404": {}, "4XX": {}, "503": {} }""", "404, 410, 503")]
    [TestCase("""{ "200": {}, "302": {}, "5XX": {} }""", null)]
    public void Apply_notes_the_statuses_that_are_known(string responses, string? statuses) =>
        Assert.That((string?)Tiny.Operation($""" "responses": {responses} """).After<ListRefusals>().OnlyOperation()[TemplateWords.Refusals], Is.EqualTo(statuses));
}
