using DataGouv.Tabular;
using DataGouv.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tests.Tabular;

/// <summary>Groups and what is computed of them.</summary>
public sealed class TabularAggregationTests
{
    private RecordedTabular _recorded = null!;

    [SetUp]
    public async Task StartAsync() => _recorded = await RecordedTabular.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _recorded.DisposeAsync();

    [Test]
    public async Task ReadPageAsync_groupsAndSums_areNamedAfterColumnAndFunction()
    {
        using var page = await _recorded.Rows(RecordedTabular.Small).GroupBy("departement").Sum("montant").ReadPageAsync();

        Assert.Multiple(() =>
        {
            Assert.That(
                page.Select(row => row["departement"].GetString()),
                Is.EqualTo(new[] { "Ain", "Côtes-d'Armor", "Finistère", "Hérault", "Mayenne, la", "Val-d'Oise", null }));
            Assert.That(page[0]["montant__sum"].GetDecimal(), Is.EqualTo(404.03m));
            Assert.That(page.Total, Is.Null);
            Assert.That(page.IsLast);
        });
    }

    [Test]
    public async Task ReadPageAsync_allFunctions_giveTypedValues()
    {
        using var page = await _recorded
            .Rows(RecordedTabular.Small)
            .GroupBy("annee")
            .Avg("montant")
            .Min("montant")
            .Max("montant")
            .Count("montant")
            .Sum("montant")
            .ReadPageAsync();

        Assert.That(
            (
                page[0]["annee"].GetInt32(),
                page[0]["montant__count"].GetInt64(),
                page[0]["montant__min"].GetDouble(),
                page[0]["montant__max"].GetDouble()),
            Is.EqualTo((2020, 9L, 21.32, 91.02)));
    }

    [Test]
    public async Task ReadPageAsync_pageBehindTheLastGroup_isEmptyAndLast()
    {
        using var page = await _recorded.Rows(RecordedTabular.Indexed).GroupBy("region").Sum("valeur").ReadPageAsync(4, 40);

        Assert.That((page.Count, page.IsLast), Is.EqualTo((0, true)));
    }

    [Test]
    public void ReadPageAsync_resourceThatDoesNotAllowIt_isRefusedBeforeTheRequest()
    {
        Assert.That(
            async () => await _recorded.Rows(RecordedTabular.Big).GroupBy("code_insee").Sum("population").ReadPageAsync(),
            Throws.TypeOf<TabularQueryException>().With.Message.Contains("does not allow aggregation"));
        Assert.That(_recorded.Requests.Select(request => request.Path), Has.None.Contains("/data/"));
    }

    [Test]
    public void ReadPageAsync_sameWithoutChecks_isTheServersRefusal() =>
        Assert.That(
            async () =>
                await _recorded
                    .Rows(RecordedTabular.Big, new TabularQueryOptions { CheckQueries = false })
                    .GroupBy("code_insee")
                    .Sum("population")
                    .WithoutTieBreak()
                    .ReadPageAsync(),
            Throws.TypeOf<TabularQueryException>().With.InnerException.Property("ResponseStatusCode").EqualTo(403));

    [Test]
    public async Task ReadPageAsync_columnWithoutIndex_isRefusedBeforeTheRequest()
    {
        var resource = _recorded.Client.Tabular.Resource(RecordedTabular.Indexed);
        await resource.GetProfileAsync();

        Assert.That(
            async () => await resource.Rows.GroupBy("libelle").Sum("valeur").ReadPageAsync(),
            Throws.TypeOf<TabularQueryException>().With.Message.Contains("only columns with an index"));
    }

    [Test]
    public async Task AllowsAggregationAsync_askedTwice_asksTheServerOnce()
    {
        var allowed = await _recorded.Client.Tabular.Resource(RecordedTabular.Small).AllowsAggregationAsync();
        var refused = await _recorded.Client.Tabular.Resource(RecordedTabular.Big).AllowsAggregationAsync();

        Assert.That((allowed, refused, _recorded.Requests.Count), Is.EqualTo((true, false, 1)));
    }

    [Test]
    public async Task AllowsAggregationAsync_anHourLater_asksAgain()
    {
        var clock = new FakeTimeProvider();
        var server = new StubHandler(_ => Answers.Json("""{"allowed": true, "exceptions": []}"""));
        var resource = TestClient.Create(server, options => options.TimeProvider = clock).Tabular.Resource(TestResource.Id);

        await resource.AllowsAggregationAsync();
        clock.Advance(TimeSpan.FromHours(1));
        await resource.AllowsAggregationAsync();

        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public void ReadPageAsync_groupAlone_isRefused() =>
        Assert.That(
            async () => await _recorded.Rows(RecordedTabular.Small).GroupBy("departement").ReadPageAsync(),
            Throws.TypeOf<TabularQueryException>().With.Message.Contains("would not group"));

    [Test]
    public void OrderBy_columnThatIsNoGroup_isRefused() =>
        Assert.That(
            () => _recorded.Rows(RecordedTabular.Small).GroupBy("departement").Sum("montant").OrderBy("montant__sum"),
            Throws.TypeOf<TabularQueryException>());

    [Test]
    public void GroupBy_afterASelection_isRefused() =>
        Assert.That(
            () => _recorded.Rows(RecordedTabular.Small).Select("departement").GroupBy("departement"),
            Throws.TypeOf<TabularQueryException>());

    [Test]
    public void ToUri_aggregators_areBare() =>
        Assert.That(
            _recorded.Rows(RecordedTabular.Small).GroupBy("departement").Sum("montant").ToUri().Query,
            Is.EqualTo("?departement__sort=asc&departement__groupby&montant__sum"));

    [Test]
    public async Task ReadAsync_groupsAsRecords_areRead()
    {
        // Read page by page of 50, of which there is no recording: the last request of one that exists.
        using var page = await _recorded.Rows(RecordedTabular.Small).GroupBy("departement").Sum("montant").ReadPageAsync();

        Assert.That(page.Select(row => row.Read(RowContext.Default.Montants)).First(), Is.EqualTo(new Montants("Ain", 404.03)));
    }
}
