using DataGouv.Generator.Differences;
using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Differences;

public sealed class DocumentSetComparisonTests
{
    private static JObject Document => JObject.Parse("""{"openapi": "3.0.3", "info": {}, "paths": {"/a/": {"get": {"operationId": "a", "responses": {"200": {"description": ""}}}}}}""");

    [Test]
    public void Compare_a_new_document_is_additive() =>
        Assert.That(Only(Compare([], new() { ["api"] = Document })), Is.EqualTo((DifferenceKind.Document, DifferenceChange.Added, DifferenceClass.Additive)));

    [Test]
    public void Compare_a_document_that_is_gone_breaks() =>
        Assert.That(Only(Compare(new() { ["api"] = Document }, [])), Is.EqualTo((DifferenceKind.Document, DifferenceChange.Removed, DifferenceClass.BreakingAtCompileTime)));

    [Test]
    public void Compare_what_is_no_document_says_which_file()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        File.WriteAllText(file, "{}");
        try
        {
            Assert.That(() => DocumentSetComparison.Compare(file, file), Throws.TypeOf<DocumentException>().With.Property(nameof(DocumentException.File)).EqualTo(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void Compare_a_missing_folder_says_so() =>
        Assert.That(() => DocumentSetComparison.Compare("no-such-folder", "no-such-folder"), Throws.TypeOf<DocumentException>().With.Message.Contains("no such file or folder"));

    private static (DifferenceKind, DifferenceChange, DifferenceClass) Only(IReadOnlyList<DocumentDifference> found) => (found.Single().Kind, found[0].Change, found[0].Class);

    private static IReadOnlyList<DocumentDifference> Compare(Dictionary<string, JObject> old, Dictionary<string, JObject> current) => DocumentSetComparison.Compare(old, current);
}
