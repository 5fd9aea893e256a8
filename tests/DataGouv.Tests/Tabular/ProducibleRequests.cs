using DataGouv.Metrics;
using DataGouv.Replay;
using DataGouv.Tabular;

namespace DataGouv.Tests.Tabular;

/// <summary>For each recording: the public call that makes its request, or why there is none.</summary>
internal static class ProducibleRequests
{
    private const string NoMethod = "The servers are read with GET: there is no method for HEAD, OPTIONS or POST.";
    private const string PageOfOne = "A page of one row is never asked for: in production it was answered empty.";
    private const string EndlessPage = "A page size of 0 is never asked for: it is a page without end.";
    private const string BadPage = "The page, or its size, is not a number in the server's limits: refused before the request.";
    private const string Malformed = "The query is malformed: it cannot be built.";
    private const string SilentlyWrong = "The query is understood as another: it is encoded so that it is not.";
    private const string BareNullTest = "Null tests carry an equals sign: the bare form fails for some columns.";
    private const string OldSort = "A second sort does not count: all keys go into one.";
    private const string NoIdentifier = "The id is no UUID: refused before the request.";
    private const string Slash = "Every address ends with a slash.";
    private const string GroupAlone = "GroupBy alone does not group: refused before the request.";
    private const string BadSort = "Sorts are asc or desc, of columns of the table: others are refused before the request.";

    private static readonly TabularQueryOptions Unchecked = new() { CheckQueries = false };

    /// <summary>Recordings that no public call asks for.</summary>
    public static IReadOnlyDictionary<string, string> Impossible { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tabular/008"] = NoMethod,
            ["tabular/009"] = NoMethod,
            ["tabular/010"] = NoMethod,
            ["tabular/012"] = PageOfOne,
            ["tabular/025"] = PageOfOne,
            ["tabular/077"] = BareNullTest,
            ["tabular/131"] = PageOfOne,
            ["tabular/099"] = SilentlyWrong,
            ["tabular/100"] = SilentlyWrong,
            ["tabular/132"] = PageOfOne,
            ["tabular/134"] = PageOfOne,
            ["tabular/135"] = PageOfOne,
            ["tabular/136"] = PageOfOne,
            ["tabular/137"] = SilentlyWrong,
            ["tabular/138"] = PageOfOne,
            ["tabular/139"] = SilentlyWrong,
            ["tabular/141"] = PageOfOne,
            ["tabular/142"] = PageOfOne,
            ["tabular/144"] = PageOfOne,
            ["tabular/145"] = PageOfOne,
            ["tabular/161"] = PageOfOne,
            ["tabular/163"] = PageOfOne,
            ["tabular/021"] = BadPage,
            ["tabular/022"] = BadPage,
            ["tabular/026"] = BadPage,
            ["tabular/027"] = BadPage,
            ["tabular/028"] = BadPage,
            ["tabular/029"] = BadPage,
            ["metrics/027"] = BadPage,
            ["tabular/023"] = EndlessPage,
            ["tabular/024"] = EndlessPage,
            ["metrics/026"] = EndlessPage,
            ["tabular/074"] = SilentlyWrong,
            ["tabular/078"] = "Operators are written in lower case.",
            ["tabular/084"] = OldSort,
            ["tabular/088"] = BadSort,
            ["tabular/091"] = "The columns are sent once.",
            ["tabular/096"] = Malformed,
            ["tabular/097"] = Malformed,
            ["tabular/102"] = Malformed,
            ["tabular/103"] = Malformed,
            ["tabular/108"] = GroupAlone,
            ["tabular/111"] = BadSort,
            ["tabular/113"] = Malformed,
            ["tabular/116"] = Malformed,
            ["tabular/117"] = Malformed,
            ["tabular/118"] = Malformed,
            ["tabular/119"] = Malformed,
            ["tabular/120"] = Malformed,
            ["tabular/127"] = Malformed,
            ["metrics/028"] = Malformed,
            ["tabular/123"] = NoIdentifier,
            ["tabular/128"] = Slash,
            ["metrics/032"] = Slash,
            ["tabular/129"] = BareNullTest,
            ["tabular/152"] = "Streams have no pages.",
            ["metrics/033"] = "Metrics has no JSON stream: its CSV is read instead.",
        };

    /// <summary>The address of the call that makes each other request.</summary>
    public static IReadOnlyDictionary<string, Func<DataGouvClient, Uri>> Calls { get; } =
        new Dictionary<string, Func<DataGouvClient, Uri>>(StringComparer.Ordinal)
        {
            ["tabular/001"] = client => client.Tabular.Api.Health.ToGetRequestInformation().URI,
            ["tabular/002"] = client => client.Tabular.Api.AggregationExceptions.ToGetRequestInformation().URI,
            ["tabular/003"] = client => client.Tabular.Api.Resources[RecordedTabular.Big].ToGetRequestInformation().URI,
            ["tabular/004"] = client => client.Tabular.Api.Resources[RecordedTabular.Big].Profile.ToGetRequestInformation().URI,
            ["tabular/005"] = client => client.Tabular.Api.Resources[RecordedTabular.Indexed].Profile.ToGetRequestInformation().URI,
            ["tabular/006"] = client => client.Tabular.Api.Resources[RecordedTabular.Big].Swagger.ToGetRequestInformation().URI,
            ["tabular/007"] = client => client.Tabular.Api.Resources[RecordedTabular.Small].Swagger.ToGetRequestInformation().URI,
            ["tabular/011"] = client => Big(client).ToUri(),
            ["tabular/013"] = client => Big(client).Where("__id", 120_000).ToUri(),
            ["tabular/014"] = client => Big(client).Select("__id").ToUri(pageSize: 50),
            ["tabular/015"] = client => Big(client).Select("__id").ToUri(page: 1200, pageSize: 50),
            ["tabular/016"] = client => Big(client).Select("__id").ToUri(page: 2400, pageSize: 50),
            ["tabular/017"] = client => Big(client).Select("__id").ToUri(page: 2401, pageSize: 50),
            ["tabular/018"] = client => Big(client).Select("__id").ToUri(page: 2402, pageSize: 50),
            ["tabular/019"] = client => Big(client).Where("code_insee", "zzz").Select("__id").ToUri(page: 2),
            ["tabular/020"] = client => Big(client).Where("code_insee", "zzz").Select("__id").ToUri(),
            ["tabular/030"] = client => Name(client, name => name == "Sète"),
            ["tabular/031"] = client => Name(client, name => name != "Sète"),
            ["tabular/032"] = client => Name(client, name => name == null),
            ["tabular/033"] = client => Name(client, name => name != null),
            ["tabular/034"] = client => Name(client, name => name.Contains("Sète")),
            ["tabular/035"] = client => Name(client, name => name.DoesNotContain("Sète")),
            ["tabular/036"] = client => Name(client, name => name.In("Sète", "Ajaccio")),
            ["tabular/037"] = client => Name(client, name => name.NotIn("Sète", "Ajaccio")),
            ["tabular/038"] = client => Name(client, name => name <= "Sète"),
            ["tabular/039"] = client => Name(client, name => name >= "Sète"),
            ["tabular/040"] = client => Name(client, name => name < "Sète"),
            ["tabular/041"] = client => Name(client, name => name > "Sète"),
            ["tabular/042"] = client => Big(client).OrderByDescending(Commune).WithoutTieBreak().Select("__id", Commune).ToUri(pageSize: 2),
            ["tabular/043"] = client => Of(client, "population", column => column == 346_234),
            ["tabular/044"] = client => Of(client, "population", column => column != 346_234),
            ["tabular/045"] = client => Of(client, "population", column => column.IsNull),
            ["tabular/046"] = client => Of(client, "population", column => column.IsNotNull),
            ["tabular/047"] = client => Of(client, "population", column => column.Contains("346234")),
            ["tabular/048"] = client => Of(client, "population", column => column.In(346_234, 495_236)),
            ["tabular/049"] = client => Of(client, "population", column => column.NotIn(346_234, 495_236)),
            ["tabular/050"] = client => Of(client, "population", column => column <= 346_234),
            ["tabular/051"] = client => Of(client, "population", column => column >= 346_234),
            ["tabular/052"] = client => Of(client, "population", column => column < 346_234),
            ["tabular/053"] = client => Of(client, "population", column => column > 346_234),
            ["tabular/054"] = client =>
                Big(client).OrderByDescending("population").WithoutTieBreak().Select("__id", "population").ToUri(pageSize: 2),
            ["tabular/055"] = client =>
                Of(
                    client,
                    "superficie",
                    column =>
                        column == 458.657 && column.In(458.657, 905.601) && column <= 458.657m && column >= 458.657 && column.IsNotNull),
            ["tabular/056"] = client =>
                Of(
                    client,
                    "superficie",
                    column => column != 458.657 && column.NotIn(458.657) && column > 458.657 && column < 500,
                    isSorted: true),
            ["tabular/057"] = client => Of(client, "superficie", column => column.IsNull),
            ["tabular/058"] = client =>
                Of(
                    client,
                    "est.chef-lieu",
                    column => column == true && column.In(true, false) && column <= true && column >= true && column.IsNotNull),
            ["tabular/059"] = client =>
                Of(client, "est.chef-lieu", column => column != true && column.NotIn(true) && column < true, isSorted: true),
            ["tabular/060"] = client => Of(client, "est.chef-lieu", column => column.IsNull),
            ["tabular/061"] = client =>
                Of(
                    client,
                    "date_creation",
                    column =>
                        column == Born && column.In(Born, new DateOnly(2002, 7, 3)) && column <= Born && column >= Born && column.IsNotNull),
            ["tabular/062"] = client =>
                Of(
                    client,
                    "date_creation",
                    column => column != Born && column.NotIn(Born) && column > Born && column < new DateOnly(2000, 1, 1),
                    isSorted: true),
            ["tabular/063"] = client => Of(client, "date_creation", column => column.IsNull),
            ["tabular/064"] = client => Of(client, "date_creation", column => column.Contains("2025")),
            ["tabular/065"] = client =>
                Of(
                    client,
                    Updated,
                    column =>
                        column == Changed
                        && column.In(Changed, new DateTime(2025, 4, 14, 20, 59, 45))
                        && column <= Changed
                        && column >= Changed
                        && column.IsNotNull),
            ["tabular/066"] = client =>
                Of(
                    client,
                    Updated,
                    column => column != Changed && column.NotIn(Changed) && column > Changed && column < new DateTime(2025, 9, 1),
                    isSorted: true),
            ["tabular/067"] = client => Of(client, Updated, column => column.IsNull),
            ["tabular/068"] = client => Of(client, Updated, column => column.Contains("2025")),
            ["tabular/069"] = client => Of(client, "données", column => column.IsNull),
            ["tabular/070"] = client => Big(client).Where(row => row["données"].IsNotNull).Select("__id", "données").ToUri(pageSize: 7),
            ["tabular/071"] = client => Big(client).Where("données", "[]").Select("__id").ToUri(pageSize: 2),
            ["tabular/072"] = client => Big(client).OrderBy("données").WithoutTieBreak().Select("__id").ToUri(pageSize: 2),
            ["tabular/073"] = client => Big(client).Where("vu_le", "2024-01-01T01:06:40.25+01:00").Select("__id", "vu_le").ToUri(),
            ["tabular/075"] = client => Big(client).Where("date_creation", "31/01/2000").Select("__id").ToUri(),
            ["tabular/076"] = client => Big(client).Where("population", "abc").Select("__id").ToUri(),
            ["tabular/079"] = client => Name(client, name => name.Contains("ÉVREUX")),
            ["tabular/080"] = client => Of(client, "commentaire", column => column.Contains("50 %")),
            ["tabular/081"] = client =>
                Big(client)
                    .Where(row => row[Region] == "Corse" && row["population"] >= 400_000 && row["est.chef-lieu"] == true)
                    .Select("__id", "population", Region)
                    .ToUri(pageSize: 3),
            ["tabular/082"] = client =>
                Big(client).OrderByDescending("population").WithoutTieBreak().Select("__id", "population").ToUri(pageSize: 2),
            ["tabular/083"] = client =>
                Big(client)
                    .OrderByDescending("population", TabularNulls.Last)
                    .WithoutTieBreak()
                    .Select("__id", "population")
                    .ToUri(pageSize: 2),
            ["tabular/085"] = client =>
                Big(client)
                    .OrderBy("code_insee")
                    .OrderByDescending("population", TabularNulls.Last)
                    .WithoutTieBreak()
                    .Select("__id", "code_insee", "population")
                    .ToUri(pageSize: 4),
            ["tabular/086"] = client => Ties(client).ToUri(page: 1, pageSize: 20),
            ["tabular/087"] = client => Ties(client).ToUri(page: 2, pageSize: 20),
            ["tabular/089"] = client => Big(client).Select("code_insee", Commune).ToUri(pageSize: 2),
            ["tabular/090"] = client => Big(client).Select("inconnue").ToUri(),
            ["tabular/092"] = client =>
                Big(client).Where(row => row[Commune] == "Sète" || row[Commune] == "Évreux").Select("__id", Commune).ToUri(pageSize: 3),
            ["tabular/093"] = client =>
                Big(client)
                    .OrWhere(
                        new TabularColumn("population") >= 499_990 && new TabularColumn("superficie").IsNotNull,
                        new TabularColumn("est.chef-lieu").IsNull)
                    .Select("__id", "population", "superficie", "est.chef-lieu")
                    .ToUri(pageSize: 3),
            ["tabular/094"] = client =>
                Big(client)
                    .Where(row =>
                        row["est.chef-lieu"] == true
                        && (row["population"] <= 100 || row["population"] >= 499_900)
                        && (row[Region] == "Corse" || row[Region] == null))
                    .Select("__id", "population", Region)
                    .ToUri(),
            ["tabular/095"] = client =>
                Big(client).Where(row => row["superficie"] <= 0.05 || row["superficie"] == 458.657).Select("__id", "superficie").ToUri(),
            ["tabular/098"] = client =>
                Big(client)
                    .Where(row => row[Commune] == "Bourg, le Château" || row[Commune] == "Sète")
                    .Select("__id", Commune)
                    .ToUri(pageSize: 3),
            ["tabular/101"] = client =>
                Big(client)
                    .Where(row => row[Commune].In("Sète", "Ajaccio") || row[Commune] == "Besançon")
                    .Select("__id", Commune)
                    .ToUri(pageSize: 3),
            ["tabular/104"] = client => Small(client).GroupBy("departement").Sum("montant").OrderBy("departement").ToUri(),
            ["tabular/105"] = client =>
                Small(client).GroupBy("annee").Avg("montant").Min("montant").Max("montant").Count("montant").Sum("montant").ToUri(),
            ["tabular/106"] = client => Small(client).Sum("montant").Avg("Montant total (€)").ToUri(),
            ["tabular/107"] = client => Small(client).Where("annee", 2021).GroupBy("departement").Count("montant").ToUri(),
            ["tabular/109"] = client =>
                client.Tabular.Resource(RecordedTabular.Indexed).Rows.GroupBy("region").Sum("valeur").ToUri(pageSize: 40),
            ["tabular/110"] = client =>
                client.Tabular.Resource(RecordedTabular.Indexed).Rows.GroupBy("region").Sum("valeur").ToUri(page: 4, pageSize: 40),
            ["tabular/112"] = client => Small(client).Max("actif").ToUri(),
            ["tabular/114"] = client => Big(client).GroupBy("code_insee").Sum("population").WithoutTieBreak().ToUri(),
            ["tabular/115"] = client =>
                client.Tabular.Resource(RecordedTabular.Indexed).Rows.GroupBy("libelle").Sum("valeur").WithoutTieBreak().ToUri(),
            ["tabular/121"] = client => Big(client).Where("inconnue", 1).ToUri(),
            ["tabular/122"] = client => client.Tabular.Resource(RecordedTabular.Unknown).Rows.ToUri(),
            ["tabular/124"] = client => client.Tabular.Resource("c4e8a7d1-2b9f-4f36-9c05-6e1d3a7f5b82").Rows.ToUri(),
            ["tabular/125"] = client =>
                client.Tabular.Api.Resources[new Guid("e2a5d9b3-7c14-4e80-b3f6-15c8d0a94e77")].ToGetRequestInformation().URI,
            ["tabular/126"] = client => client.Tabular.Resource("f37b2d68-a0c9-4518-8e5d-4c96f1b0e7a2").Rows.ToUri(),
            ["tabular/130"] = client => Strange(client).Where(row => row["a__b"].IsNull).Select("__id", "a__b").ToUri(),
            ["tabular/133"] = client =>
                Big(client).Where(row => row[Commune].In("Bourg, le Château", "Ajaccio")).Select("__id", Commune).ToUri(pageSize: 3),
            ["tabular/140"] = client => Strange(client).Where("a#b", "v1").Select("__id", "a#b").ToUri(),
            ["tabular/143"] = client => Strange(client).Where("a\\b", "v1").Select("__id").ToUri(),
            ["tabular/146"] = client => Small(client).ToUri(TabularFormat.Csv),
            ["tabular/147"] = client => Small(client).ToUri(TabularFormat.Json),
            ["tabular/148"] = client =>
                Big(client).Where(row => row["__id"] <= 60).Select("__id", Commune, "commentaire").ToUri(TabularFormat.Csv),
            ["tabular/149"] = client => Strange(client).Where(row => row["__id"] <= 2).ToUri(TabularFormat.Csv),
            ["tabular/150"] = client =>
                Big(client)
                    .Where(row => row[Region] == "Corse" && row["population"] >= 499_000)
                    .OrderByDescending("population")
                    .WithoutTieBreak()
                    .Select("population", Region)
                    .ToUri(TabularFormat.Csv),
            ["tabular/151"] = client => client.Tabular.Resource(RecordedTabular.Empty).Rows.ToUri(TabularFormat.Csv),
            ["tabular/153"] = client => Small(client).GroupBy("departement").Sum("montant").ToUri(TabularFormat.Csv),
            ["tabular/154"] = client => Big(client).Where(row => row["__id"] <= 50_000).ToUri(TabularFormat.Csv),
            ["tabular/155"] = client => Big(client).Where(row => row["__id"] <= 50_000).ToUri(TabularFormat.Json),
            ["tabular/156"] = client => Big(client).Where(row => row["__id"] <= 50_001).ToUri(TabularFormat.Csv),
            ["tabular/157"] = client => Big(client).Where("inconnue", 1).ToUri(TabularFormat.Csv),
            ["tabular/158"] = client => Big(client).Where(row => row["population"].Contains("1")).ToUri(TabularFormat.Csv),
            ["tabular/159"] = client => Big(client).Where("inconnue", 1).ToUri(),
            ["tabular/160"] = client => client.Tabular.Api.Health.ToGetRequestInformation().URI,
            ["tabular/162"] = client => client.Tabular.Api.Health.ToGetRequestInformation().URI,
            ["metrics/001"] = client => client.Metrics.Api.Health.ToGetRequestInformation().URI,
            ["metrics/002"] = client => client.Metrics.Datasets.Monthly.Query.ToUri(pageSize: 3),
            ["metrics/003"] = client => client.Metrics.Organizations.Monthly.Query.ToUri(pageSize: 3),
            ["metrics/004"] = client => client.Metrics.Resources.Monthly.Query.ToUri(pageSize: 3),
            ["metrics/005"] = client => client.Metrics.Reuses.Monthly.Query.ToUri(pageSize: 3),
            ["metrics/006"] = client => client.Metrics.Dataservices.Monthly.Query.ToUri(pageSize: 3),
            ["metrics/007"] = client => client.Metrics.Site.Query.ToUri(pageSize: 3),
            ["metrics/008"] = client => client.Metrics.Datasets.Totals.Query.ToUri(pageSize: 3),
            ["metrics/009"] = client => client.Metrics.Organizations.Totals.Query.ToUri(pageSize: 3),
            ["metrics/010"] = client => client.Metrics.Resources.Totals.Query.ToUri(pageSize: 3),
            ["metrics/011"] = client => client.Metrics.Reuses.Totals.Query.ToUri(pageSize: 3),
            ["metrics/012"] = client => client.Metrics.Dataservices.Totals.Query.ToUri(pageSize: 3),
            ["metrics/013"] = client =>
                client.Metrics.Datasets.Monthly.Of(Dataset).OrderByMonthDescending().Query.WithoutTieBreak().ToUri(pageSize: 12),
            ["metrics/014"] = client =>
                client
                    .Metrics.Datasets.Monthly.Of(Dataset)
                    .From(new YearMonth(2025, 1))
                    .To(new YearMonth(2025, 3))
                    .OrderByMonth()
                    .Query.WithoutTieBreak()
                    .ToUri(),
            ["metrics/015"] = client =>
                client.Metrics.Datasets.Totals.Of(Dataset, "f68bfe1cd3c6a32e01a28084", "91e27735f0695c48ac9d1ddb").Query.ToUri(),
            ["metrics/016"] = client =>
                client
                    .Metrics.Organizations.Monthly.Of("a89aea138fcdfe0b501f7904")
                    .OrderByMonthDescending()
                    .Query.WithoutTieBreak()
                    .ToUri(pageSize: 3),
            ["metrics/017"] = client => client.Metrics.Resources.Monthly.Query.Where("dataset_id", null).ToUri(pageSize: 2),
            ["metrics/018"] = client => client.Metrics.Site.OrderByMonth().Query.WithoutTieBreak().ToUri(pageSize: 24),
            ["metrics/019"] = client => client.Metrics.Datasets.Monthly.WhereNotCounted(MetricsFigure.Visits).Query.ToUri(pageSize: 2),
            ["metrics/020"] = client =>
                client.Metrics.Datasets.Totals.OrderByDescending(MetricsFigure.Visits).Query.WithoutTieBreak().ToUri(pageSize: 3),
            ["metrics/021"] = client =>
                client
                    .Metrics.Datasets.Monthly.Query.Where(row => row["monthly_visit"] > 2000)
                    .OrderByDescending("monthly_visit")
                    .WithoutTieBreak()
                    .ToUri(pageSize: 2),
            ["metrics/022"] = client =>
                client
                    .Metrics.Datasets.Monthly.Of(Dataset)
                    .Query.Where(row => row["metric_month"] == new YearMonth(2026, 6) || row["metric_month"] == new YearMonth(2026, 5))
                    .ToUri(),
            ["metrics/023"] = client =>
                client
                    .Metrics.Datasets.Monthly.Query.GroupBy("metric_month")
                    .Sum("monthly_visit")
                    .OrderByDescending("metric_month")
                    .ToUri(pageSize: 3),
            ["metrics/024"] = client => client.Metrics.Site.Query.Select("metric_month").ToUri(page: 2, pageSize: 20),
            ["metrics/025"] = client => client.Metrics.Site.Query.ToUri(page: 3, pageSize: 20),
            ["metrics/029"] = client => client.Metrics.Datasets.Monthly.Query.Where("inconnue", 1).ToUri(),
            ["metrics/030"] = client => client.Metrics.Table("dataset").ToUri(),
            ["metrics/031"] = client => client.Metrics.Table("zzzzzzzz").ToUri(),
            ["metrics/034"] = client => client.Metrics.Site.OrderByMonth().Query.WithoutTieBreak().ToUri(TabularFormat.Csv),
            ["metrics/035"] = client =>
                client.Metrics.Datasets.Monthly.Of(Dataset).OrderByMonthDescending().Query.WithoutTieBreak().ToUri(TabularFormat.Csv),
            ["metrics/036"] = client => client.Metrics.Resources.Monthly.Query.ToUri(TabularFormat.Csv),
            ["metrics/037"] = client => client.Metrics.Table("dataset").ToUri(TabularFormat.Csv),
        };

    private const string Commune = "Nom de la commune";
    private const string Region = "Région (2016)";
    private const string Updated = "Dernière mise à jour";
    private const string Dataset = "1f0d31f2fc9155accd1eaa76";

    private static DateOnly Born { get; } = new(1968, 5, 28);

    private static DateTime Changed { get; } = new(2025, 8, 10, 0, 55, 29);

    private static TabularQuery Big(DataGouvClient client) => client.Tabular.Resource(RecordedTabular.Big, Unchecked).Rows;

    private static TabularQuery Small(DataGouvClient client) => client.Tabular.Resource(RecordedTabular.Small).Rows;

    private static TabularQuery Strange(DataGouvClient client) => client.Tabular.Resource(RecordedTabular.Strange).Rows;

    private static TabularQuery Ties(DataGouvClient client) =>
        Big(client).OrderBy("est.chef-lieu").WithoutTieBreak().Where(row => row["population"] >= 490_000).Select("__id", "est.chef-lieu");

    private static Uri Name(DataGouvClient client, Func<TabularColumn, TabularFilter> filter) => Of(client, Commune, filter);

    private static Uri Of(DataGouvClient client, string column, Func<TabularColumn, TabularFilter> filter, bool isSorted = false)
    {
        var query = Big(client).Where(filter(new TabularColumn(column))).Select("__id", column);
        return (isSorted ? query.OrderByDescending(column).WithoutTieBreak() : query).ToUri(pageSize: 2);
    }
}
