using DataGouv.Contract.Tests.Judging;

namespace DataGouv.Contract.Tests;

/// <summary>The canonical documents say how the servers refuse: every recorded refusal is held against them.</summary>
[TestFixtureSource(typeof(Documents), nameof(Documents.Names))]
internal sealed class RefusalTests(string api)
{
    private const int NotFound = 404;
    private const int MethodNotAllowed = 405;
    private const int InternalServerError = 500;

    [Test]
    public async Task Canonical_document_held_against_the_recorded_refusals_agrees_with_all()
    {
        var judgement = await Judge.HoldAsync(Documents.Canonical(api), RecordedExchanges.Refusals(api).JsonOnly());
        TestContext.Out.WriteLine(Report.Of($"{api}, canonical, refusals", judgement));
        Assert.That(judgement.Disagreements.Where(IsOfAnOperation), Is.Empty);
    }

    [Test]
    public async Task Canonical_document_held_against_refusals_that_are_not_JSON_declares_their_status()
    {
        var opaque = RecordedExchanges.Refusals(api).Where(exchange => exchange.Body is ExchangeBody.Opaque).ToList();
        var judgement = await Judge.HoldAsync(Documents.Canonical(api), opaque);

        // A page of HTML or a line of text instead of JSON depends on the caller's Accept header and on what broke, not on the operation.
        var undeclared = judgement
            .Disagreements.Where(verdict => verdict.Outcome == Outcome.StatusNotDeclared && verdict.Exchange.Status != InternalServerError)
            .ToList();
        TestContext.Out.WriteLine(
            $"{api}: {undeclared.Count} of {opaque.Count} refusals that are not JSON have a status that is not declared");
        Assert.That(undeclared, Is.Empty);
    }

    [Test]
    public void Canonical_document_held_against_the_recorded_refusals_names_their_statuses()
    {
        var table = new RouteTable(Documents.Canonical(api));
        var unnamed =
            from exchange in RecordedExchanges.Refusals(api)
            where exchange.Status != InternalServerError
            let route = table.Find(exchange.Method, exchange.Path)
            where route is { IsClientOperation: true } && !route.Responses.ContainsKey($"{exchange.Status}")
            select $"{exchange.Name}: {route} {exchange.Status}";
        Assert.That(unnamed, Is.Empty);
    }

    // No document can declare the refusal of a path or a method that does not exist.
    private static bool IsOfAnOperation(Verdict verdict) =>
        verdict.Outcome != Outcome.NoOperation || verdict.Exchange.Status is not (NotFound or MethodNotAllowed);
}
