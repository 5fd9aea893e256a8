using DataGouv.Generator.Documents;
using DataGouv.Generator.Generation;
using DataGouv.Generator.Passes;
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
