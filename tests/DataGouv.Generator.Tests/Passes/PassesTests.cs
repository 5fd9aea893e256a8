using DataGouv.Generator.Documents;
using DataGouv.Generator.Generation;
using DataGouv.Generator.Passes;
using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes;

public sealed class PassesTests
{
    private static readonly SpecsFolder Specs = SpecsFolder.Open(Path.Combine(TestContext.CurrentContext.TestDirectory, "specs"));

    // The last of the canonical passes is the validation of Microsoft.OpenApi.
    [TestCaseSource(nameof(Apis))]
    public void Canonical_passes_over_a_real_document_end_in_a_valid_one(string api) =>
        Assert.That(CanonicalDocument.Make(Specs, Api(api)).Operations().Count(), Is.GreaterThan(0));

    [TestCaseSource(nameof(Apis))]
    public void CSharp_passes_over_a_real_document_give_every_operation_a_place(string api)
    {
        var document = CanonicalDocument.PrepareForCSharp(Specs, Api(api), CanonicalDocument.Make(Specs, Api(api)));

        Assert.That(document.Operations().Select(operation => (string?)operation.Node["operationId"]), Is.Unique.And.All.Contains('_'));
    }

    [TestCaseSource(nameof(Apis))]
    public void CSharp_passes_over_a_real_document_leave_NSwag_no_type_and_no_member_to_name(string api)
    {
        var document = CanonicalDocument.PrepareForCSharp(Specs, Api(api), CanonicalDocument.Make(Specs, Api(api)));

        var named = document.Schemas().Objects().ToHashSet();
        var types = document.AllSchemas().Where(schema => !named.Contains(schema) && (IsChoice(schema) || IsInlineModel(schema)));
        var members = named.Where(schema => schema["enum"]?.Count() != schema["x-enumNames"]?.Count())
            .Concat(named.SelectMany(schema => SchemaWalk.SelfAndInner(schema))
                .SelectMany(schema => schema["properties"].Objects())
                .Where(property => property[TemplateWords.Name] is null));
        Assert.That(types.Concat(members).Select(schema => schema.Path), Is.Empty);
    }

    [TestCaseSource(nameof(Apis))]
    public void CSharp_passes_over_a_real_document_send_back_all_that_is_read_and_sent(string api)
    {
        var document = CanonicalDocument.PrepareForCSharp(Specs, Api(api), CanonicalDocument.Make(Specs, Api(api)));

        string[] words = [TemplateWords.ToPatch, TemplateWords.ToInput];
        Assert.That(words.SelectMany(word => NotSentBack(document.Schemas(), word)), Is.Empty);
    }

    // What is not to be sent back is marked as such in an overlay: all else would be lost without a word.
    private static IEnumerable<string> NotSentBack(JObject schemas, string word) =>
        from model in schemas.Properties()
        where model.Value[word] is not null && model.Value[word + "-unknown"] is null
        let read = CSharpProperty.Of((JObject)model.Value, schemas).Select(property => property.WireName).ToHashSet(StringComparer.Ordinal)
        let assigned = new[] { "-members", "-emptied" }
            .SelectMany(list => model.Value[word + list]!.Values<string>())
            .Select(item => item!.Split(TemplateWords.Separator)[0])
            .ToHashSet(StringComparer.Ordinal)
        from sent in CSharpProperty.Of((JObject)schemas[(string)model.Value[word]!]!, schemas)
        where read.Contains(sent.WireName) && (bool?)sent.Schema[Words.SentBack] is not false && !assigned.Contains(sent.Name)
        select $"{model.Name}.{sent.Name}";

    // In the member of a family a single value is what tells the class, and no type.
    private static bool IsChoice(JObject schema) =>
        schema["enum"] is not null && schema.Ancestors().OfType<JObject>().All(outer => outer[Words.Family] is null);

    private static bool IsInlineModel(JObject schema) =>
        schema["properties"] is not null && schema.Parent?.Parent is not JProperty { Name: "allOf" };

    [Test]
    public void Canonical_passes_leave_the_given_document_of_CSharp_passes_alone()
    {
        var canonical = CanonicalDocument.Make(Specs, Api("metrics"));
        var before = canonical.ToString();

        CanonicalDocument.PrepareForCSharp(Specs, Api("metrics"), canonical);

        Assert.That(canonical.ToString(), Is.EqualTo(before));
    }

    [Test]
    public void Run_of_a_pass_that_fails_names_the_pass()
    {
        var refusal = Assert.Throws<DocumentException>(() => CanonicalDocument.Run([new Failing()], []));

        Assert.That(refusal!.Problem, Is.EqualTo("The pass Failing cannot work on this document: no such luck"));
    }

    private static IEnumerable<string> Apis() => Specs.Apis.Select(api => api.Name);

    private static Api Api(string name) => Specs.Select(name).Single();

    private sealed class Failing : IPass
    {
        public JObject Apply(JObject document) => throw new InvalidOperationException("no such luck");
    }
}
