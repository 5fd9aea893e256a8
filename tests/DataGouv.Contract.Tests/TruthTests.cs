using DataGouv.Contract.Tests.Judging;

namespace DataGouv.Contract.Tests;

/// <summary>The canonical documents are true: every recorded exchange with the real servers is held against them.</summary>
[TestFixtureSource(typeof(Documents), nameof(Documents.Names))]
internal sealed class TruthTests(string api)
{
    [Test]
    public async Task Canonical_document_held_against_the_recorded_successes_agrees_with_all()
    {
        var successes = RecordedExchanges.Successes(api).JsonOnly().ToList();
        var judgement = await HoldAsync(successes);
        TestContext.Out.WriteLine(Report.Of($"{api} as published", await Judge.HoldAsync(Documents.Published(api), successes)));
        TestContext.Out.WriteLine(Report.Of($"{api}, canonical", judgement));
        Assert.That(judgement.Disagreements, Is.Empty);
    }

    [Test]
    public async Task Canonical_document_held_against_successes_that_are_not_JSON_declares_their_media_types()
    {
        // The document itself and its page for people are served, and are no operations of the API.
        var opaque = RecordedExchanges.Successes(api).Where(exchange => exchange.Body is ExchangeBody.Opaque && exchange.Path is not ("/swagger.json" or "/")).ToList();
        var judgement = await HoldAsync(opaque);
        TestContext.Out.WriteLine($"{api}: {judgement.Agreeing} of {opaque.Count} successes that are not JSON agree");
        Assert.That(judgement.Disagreements, Is.Empty);
    }

    [Test]
    public async Task Canonical_document_names_the_members_of_the_recorded_bodies()
    {
        var members = (await HoldAsync(RecordedExchanges.Successes(api).JsonOnly())).Members;
        Assert.That(members.NamedOutsideOpenMapsPercent, Is.GreaterThanOrEqualTo(98), $"Not named: {string.Join("; ", members.UnnamedPlaces)}");
    }

    [Test]
    public async Task Canonical_document_gives_a_type_to_every_member_it_names()
    {
        var members = (await HoldAsync(RecordedExchanges.Successes(api).JsonOnly())).Members;
        Assert.That(members.UntypedPlaces, Is.Empty);
    }

    [Test]
    public async Task Canonical_document_held_against_the_recorded_redirections_agrees_with_all()
    {
        var judgement = await HoldAsync(RecordedExchanges.Redirections(api));
        TestContext.Out.WriteLine($"{api}: {judgement.Agreeing} of {judgement.Verdicts.Count} redirections agree");
        Assert.That(judgement.Disagreements, Is.Empty);
    }

    private Task<Judgement> HoldAsync(IEnumerable<Exchange> exchanges) => Judge.HoldAsync(Documents.Canonical(api), exchanges);
}
