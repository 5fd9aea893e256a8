using DataGouv.Generator.Differences;
using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Differences;

/// <summary>What means nothing must not be told.</summary>
public sealed class SamenessTests
{
    private static IEnumerable<TestCaseData> Documents =>
        SpecsDocuments.Upstream.Select(document => new TestCaseData(document.Value).SetArgDisplayNames(document.Key))
            .Concat(SpecsDocuments.Canonical.Select(document => new TestCaseData(document.Value).SetArgDisplayNames("canonical " + document.Key)));

    [TestCaseSource(nameof(Documents))]
    public void Compare_a_document_with_itself_finds_nothing(JObject document) =>
        Assert.That(DocumentComparison.Compare("api", document, document), Is.Empty);

    [TestCaseSource(nameof(Documents))]
    public void Compare_a_shuffled_document_finds_nothing(JObject document) =>
        Assert.That(DocumentComparison.Compare("api", document, (JObject)Shuffled(document, new Random(8))), Is.Empty);

    [TestCaseSource(nameof(Documents))]
    public void Compare_a_document_with_references_in_another_encoding_finds_nothing(JObject document) =>
        Assert.That(DocumentComparison.Compare("api", document, Reencoded(document)), Is.Empty);

    [TestCaseSource(nameof(Documents))]
    public void Compare_a_document_in_another_format_finds_nothing(JObject document) =>
        Assert.That(DocumentComparison.Compare("api", document, JsonFile.Parse(document.ToString(Newtonsoft.Json.Formatting.None))), Is.Empty);

    [TestCaseSource(nameof(Documents))]
    public void Compare_leaves_the_documents_as_they_are(JObject document)
    {
        var before = document.DeepClone();

        DocumentComparison.Compare("api", document, (JObject)Shuffled(document, new Random(8)));

        Assert.That(JToken.DeepEquals(document, before));
    }

    // The order of members, and of the lists whose order means nothing.
    private static JToken Shuffled(JToken token, Random random, string? of = null)
    {
        switch (token)
        {
            case JObject node:
                var members = node.Properties().Select(member => new JProperty(member.Name, Shuffled(member.Value, random, member.Name))).ToArray();
                random.Shuffle(members);
                return new JObject(members.Cast<object>().ToArray());
            case JArray list:
                var items = list.Select(item => Shuffled(item, random)).ToArray();
                if (of is "enum" or "required" or "parameters" or "tags" or "consumes" or "produces" or "schemes" or "security" or "anyOf" or "oneOf")
                {
                    random.Shuffle(items);
                }

                return new JArray(items.Cast<object>().ToArray());
            default:
                return token.DeepClone();
        }
    }

    private static JObject Reencoded(JObject document)
    {
        var copy = (JObject)document.DeepClone();
        foreach (var reference in copy.ObjectsAndSelf().Select(node => node["$ref"]).OfType<JValue>().Where(reference => reference.Value is string))
        {
            var text = Uri.UnescapeDataString((string)reference!);
            reference.Value = text.Replace("(", "%28", StringComparison.Ordinal).Replace(" ", (string)reference! == text ? "%20" : " ", StringComparison.Ordinal);
        }

        return copy;
    }
}
