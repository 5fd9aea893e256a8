using DataGouv.Contract.Tests.Judging;

namespace DataGouv.Contract.Tests;

/// <summary>
/// The canonical documents say who may call each operation: every recorded exchange is held against that. A client without a
/// credential refuses to send what needs one, so that a wrong word keeps an answer from those who would get it.
/// </summary>
[TestFixtureSource(typeof(Documents), nameof(Documents.Names))]
internal sealed class AccessTests(string api)
{
    private const string Access = "x-datagouv-access";
    private const string Administrator = "{token:root}";
    private const int Unauthorized = 401;

    private static readonly string[] EveryKind = ["public", "authenticated", "administrator"];

    [Test]
    public void Operation_that_needs_a_credential_called_without_one_answers_nothing_but_401() =>
        Assert.That(
            Called().Where(call => call.Access != "public" && call.Exchange is { Caller: null, Status: not Unauthorized }),
            Is.Empty);

    [Test]
    public void Operation_for_administrators_called_by_anybody_else_never_succeeds() =>
        Assert.That(
            Called().Where(call => call.Access == "administrator" && call.Exchange is { Caller: not Administrator, Status: < 400 }),
            Is.Empty);

    [Test]
    public void Operation_that_was_called_names_the_kind_of_its_callers() =>
        Assert.That(Called().Where(call => !EveryKind.Contains(call.Access)), Is.Empty);

    private IEnumerable<Call> Called()
    {
        var table = new RouteTable(Documents.Canonical(api));
        return from exchange in RecordedExchanges.Of(api)
            let route = table.Find(exchange.Method, exchange.Path)
            where route is not null
            select new Call(exchange, route.ToString(), (string?)route.Operation[Access]);
    }

    private sealed record Call(Exchange Exchange, string Operation, string? Access);
}
