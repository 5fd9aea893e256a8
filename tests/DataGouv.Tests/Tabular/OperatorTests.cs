using DataGouv.Tabular;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tests.Tabular;

/// <summary>
/// Every operator on every type, against the recordings: either rows come, or the profile says before the request that they could not.
/// </summary>
public sealed class OperatorTests
{
    private static readonly (string Column, string[] Values)[] Columns =
    [
        ("Nom de la commune", ["Sète", "Ajaccio"]),
        ("population", ["346234", "495236"]),
        ("superficie", ["458.657", "905.601"]),
        ("est.chef-lieu", ["true", "false"]),
        ("date_creation", ["1968-05-28", "2002-07-03"]),
        ("Dernière mise à jour", ["2025-08-10T00:55:29", "2025-04-14T20:59:45"]),
        ("données", ["[]", "{}"]),
    ];

    private static IEnumerable<TestCaseData> Combinations =>
        from column in Columns
        from @operator in Enum.GetValues<FilterOperator>()
        select new TestCaseData(column.Column, (int)@operator, column.Values);

    private static IEnumerable<string> Recorded =>
        ProducibleRequests.Calls.Keys.Where(name =>
            name.StartsWith("tabular/0", StringComparison.Ordinal)
            && int.Parse(name[^3..], System.Globalization.CultureInfo.InvariantCulture) is >= 30 and <= 72);

    private RecordedTabular _recorded = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _recorded = await RecordedTabular.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _recorded.DisposeAsync();

    [TestCaseSource(nameof(Combinations))]
    public async Task CheckProfile_operatorOnType_agreesWithTheServer(string column, int @operator, string[] values)
    {
        var resource = _recorded.Client.Tabular.Resource(RecordedTabular.Big);
        await resource.GetProfileAsync();
        var filter = new ColumnFilter(
            column,
            (FilterOperator)@operator,
            [
                .. values
                    .Take((FilterOperator)@operator is FilterOperator.In or FilterOperator.NotIn ? 2 : 1)
                    .Select(value => (TabularValue)value),
            ]);

        // The database has "contains" for texts alone, and nothing but null tests for JSON.
        var isPossible =
            (FilterOperator)@operator is FilterOperator.IsNull or FilterOperator.IsNotNull
            || (
                column != "données"
                && (
                    column == "Nom de la commune"
                    || (FilterOperator)@operator is not (FilterOperator.Contains or FilterOperator.NotContains)));

        var before = _recorded.Requests.Count;
        var refusal = await Assert.CatchAsync(async () => await resource.Rows.Where(filter).ReadPageAsync());

        // No recording has such a condition alone: what reaches the server is unknown there.
        Assert.That(
            (
                _recorded.Requests.Skip(before).Any(request => request.Path.EndsWith("/data/", StringComparison.Ordinal)),
                refusal is TabularQueryException { InnerException: null }),
            Is.EqualTo((isPossible, !isPossible)));
    }

    [TestCaseSource(nameof(Recorded))]
    public async Task ToUri_recordedOperator_isAnsweredAsRecorded(string name)
    {
        var address = ProducibleRequests.Calls[name](_recorded.Client);
        var isRefused = name is "tabular/047" or "tabular/064" or "tabular/068" or "tabular/071" or "tabular/072";

        Assert.That(
            async () =>
                (await _recorded.Client.Tabular.Api.Resources[RecordedTabular.Big].Data.WithUrl(address.AbsoluteUri).GetAsync()).Data,
            isRefused ? Throws.InstanceOf<ApiException>().With.Property("ResponseStatusCode").EqualTo(404) : Is.Not.Null);
    }

    [Test]
    public async Task ReadPageAsync_operatorThatTheTypeRefuses_isExplainedAfterTheServersRefusal()
    {
        var query = _recorded.Rows(RecordedTabular.Big).Where(row => row["population"].Contains("346234")).Select("__id", "population");

        Assert.That(
            async () => await query.ReadPageAsync(pageSize: 2),
            Throws
                .TypeOf<TabularQueryException>()
                .With.Message.StartsWith(
                    "\"contains\" cannot be used on \"population\", a column of whole numbers. These can: exact, differs, isnull")
                .And.InnerException.InstanceOf<ApiException>());
    }

    [Test]
    public async Task ReadPageAsync_unknownColumn_saysWhichExist()
    {
        var resource = _recorded.Client.Tabular.Resource(RecordedTabular.Big);
        await resource.GetProfileAsync();

        Assert.That(
            async () => await resource.Rows.OrderBy("code insee").ReadPageAsync(),
            Throws
                .TypeOf<TabularQueryException>()
                .With.Message.StartsWith(
                    "There is no column \"code insee\". Did you mean \"code_insee\"? The columns are \"Nom de la commune\"")
                .And.Property("Column")
                .EqualTo("code insee"));
    }

    [Test]
    public async Task ReadPageAsync_unknownColumnWithoutChecks_isTheServersRefusal()
    {
        var query = _recorded.Rows(RecordedTabular.Big, new TabularQueryOptions { CheckQueries = false }).Where("inconnue", 1);

        Assert.That(
            async () => await query.ReadPageAsync(),
            Throws.TypeOf<TabularQueryException>().With.InnerException.Property("ResponseStatusCode").EqualTo(400));
    }
}
