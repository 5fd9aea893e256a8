using DataGouv.Contract.Tests.Judging;

namespace DataGouv.Contract.Tests;

/// <summary>How far the published documents are from the truth: facts of committed files, which an update of the documents changes.</summary>
[Category("PublishedDocuments")]
internal sealed class PublishedDocumentTests
{
    [TestCase(Documents.Catalog, 365, 142)]
    [TestCase(Documents.CatalogV2, 57, 13)]
    [TestCase(Documents.Metrics, 25, 25)]
    [TestCase(Documents.Tabular, 101, 2)]
    public async Task Published_document_held_against_the_recorded_successes_agrees_with_some(string api, int exchanges, int agreeing)
    {
        var judgement = await Judge.HoldAsync(Documents.Published(api), RecordedExchanges.Successes(api).JsonOnly());
        TestContext.Out.WriteLine(Report.Of($"{api} as published", judgement));
        Assert.That((judgement.Verdicts.Count, judgement.Agreeing), Is.EqualTo((exchanges, agreeing)));
    }

    [TestCase(Documents.Catalog, 282)]
    [TestCase(Documents.CatalogV2, 31)]
    [TestCase(Documents.Metrics, 25)]
    [TestCase(Documents.Tabular, 2)]
    public async Task Published_document_allowed_a_null_everywhere_agrees_with_more(string api, int agreeing)
    {
        var judgement = await Judge.HoldAsync(Documents.Published(api), RecordedExchanges.Successes(api).JsonOnly(), areNullsAllowed: true);
        TestContext.Out.WriteLine(Report.Of($"{api} as published, nulls allowed", judgement));
        Assert.That(judgement.Agreeing, Is.EqualTo(agreeing));
    }

    [TestCase(Documents.Catalog, 9040, 7440)]
    [TestCase(Documents.CatalogV2, 2120, 1693)]
    [TestCase(Documents.Metrics, 680, 75)]
    [TestCase(Documents.Tabular, 131, 47)]
    public async Task Published_document_names_some_members_of_the_recorded_bodies(string api, int members, int named)
    {
        var judgement = await Judge.HoldAsync(Documents.Published(api), RecordedExchanges.Successes(api).JsonOnly());
        Assert.That((judgement.Members.All, judgement.Members.Named), Is.EqualTo((members, named)));
    }
}
