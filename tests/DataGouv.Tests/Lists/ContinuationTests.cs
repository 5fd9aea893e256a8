using DataGouv.Metrics;
using DataGouv.Tabular;
using DataGouv.Tests.Support;
using DataGouv.Tests.Tabular;
using DataGouv.Tests.Tabular.Scripted;

namespace DataGouv.Tests.Lists;

/// <summary>A continuation goes on in its list with its filters, and nowhere else.</summary>
internal sealed class ContinuationTests
{
    private static readonly Guid Resource = new("7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34");

    [Test]
    public async Task AsPages_with_the_continuation_of_a_list_elsewhere_is_refused_before_any_request()
    {
        using var end = Catalogue();
        using var client = TestClient.Create(end);
        var (datasets, reuses) = (client.Catalog.Datasets, client.Catalog.Reuses);
        var place = await PlaceAsync(
            datasets.EnumerateAsync(list => (list.QueryParameters.Q, list.QueryParameters.PageSize) = ("eau", 20)));
        var sent = end.Requests.Count;

        using (Assert.EnterMultipleScope())
        {
            AssertRefused(reuses.EnumerateAsync(list => (list.QueryParameters.Q, list.QueryParameters.PageSize) = ("eau", 20)), place);
            AssertRefused(datasets.EnumerateAsync(list => (list.QueryParameters.Q, list.QueryParameters.PageSize) = ("air", 20)), place);
            AssertRefused(datasets.EnumerateAsync(list => (list.QueryParameters.Q, list.QueryParameters.Tag) = ("eau", ["a"])), place);
            AssertRefused(datasets.EnumerateAsync(), place);
            AssertRefused(client.CatalogV2.Datasets.EnumerateAsync(request => request.QueryParameters.Q = "eau"), place);
            AssertRefused(client.Catalog.Organizations["o"].Datasets.EnumerateAsync(request => request.QueryParameters.Q = "eau"), place);
            Assert.That(end.Requests, Has.Count.EqualTo(sent));
        }
    }

    [Test]
    public async Task AsPages_with_the_continuation_of_another_object_is_refused()
    {
        using var end = Catalogue();
        using var client = TestClient.Create(end);
        var place = await PlaceAsync(client.Catalog.Datasets["a"].Followers.EnumerateAsync());
        AssertRefused(client.Catalog.Datasets["b"].Followers.EnumerateAsync(), place);
    }

    [Test]
    public async Task AsPages_with_the_continuation_of_the_same_list_goes_on_whatever_else_differs()
    {
        using var end = Catalogue();
        using var client = TestClient.Create(end);
        using var other = TestClient.Create(
            end,
            options =>
            {
                (options.ApiKey, options.Language) = ("udata_key", "fr");
                options.Environment = new DataGouvEnvironment
                {
                    Catalog = new Uri("https://demo.example.test/api/1/"),
                    CatalogV2 = new Uri("https://demo.example.test/api/2/"),
                    Tabular = options.Environment.Tabular,
                    Metrics = null,
                };
            });
        var place = await PlaceAsync(
            client.Catalog.Datasets.EnumerateAsync(request =>
                (request.QueryParameters.Q, request.QueryParameters.Tag) = ("eau", ["a", "b"])));
        var rest = other.Catalog.Datasets.EnumerateAsync(request =>
        {
            (request.QueryParameters.Q, request.QueryParameters.Tag, request.QueryParameters.Page) = ("eau", ["b", "a"], 7);
            request.Headers.Add("X-Fields", "data{id}");
        });
        Assert.That((await rest.AsPages(place).FirstAsync()).Number, Is.EqualTo(2));
    }

    [Test]
    public async Task AsPages_with_parameters_that_the_call_adds_belongs_to_them()
    {
        using var end = Catalogue();
        using var client = TestClient.Create(end);
        var place = await PlaceAsync(client.Catalog.Datasets.EnumerateAsync(request => request.Options.Add(Schema("a"))));
        using (Assert.EnterMultipleScope())
        {
            AssertRefused(client.Catalog.Datasets.EnumerateAsync(request => request.Options.Add(Schema("b"))), place);
            AssertRefused(client.Catalog.Datasets.EnumerateAsync(), place);
            Assert.That(
                () => client.Catalog.Datasets.EnumerateAsync(request => request.Options.Add(Schema("a"))).AsPages(place),
                Throws.Nothing);
        }

        static CallOptions Schema(string value) => new() { QueryParameters = [KeyValuePair.Create("schema", value)] };
    }

    [Test]
    public async Task AsPages_of_rows_with_the_continuation_of_other_rows_is_refused()
    {
        using var client = TestClient.Create(new ScriptedHandler(new ScriptedTable(200)));
        var rows = client.Tabular.Resource(Resource).Rows;
        var place = await PlaceAsync(rows.Where("pair", true).ReadAsync(RowContext.Default.Numbered));
        using (Assert.EnterMultipleScope())
        {
            AssertRefused(rows.ReadAsync(RowContext.Default.Numbered), place);
            AssertRefused(rows.Where("pair", false).ReadAsync(RowContext.Default.Numbered), place);
            AssertRefused(rows.Where("pair", true).OrderByDescending("__id").ReadAsync(RowContext.Default.Numbered), place);
            AssertRefused(rows.Where("pair", true).Skip(1).ReadAsync(RowContext.Default.Numbered), place);
            AssertRefused(rows.Where("pair", true).Take(70).ReadAsync(RowContext.Default.Numbered), place);
            AssertRefused(client.Tabular.Resource(Guid.NewGuid()).Rows.Where("pair", true).ReadAsync(RowContext.Default.Numbered), place);
            AssertRefused(client.Metrics.Table("datasets").Where("pair", true).ReadAsync(RowContext.Default.Numbered), place);
        }
    }

    [Test]
    public async Task AsPages_of_rows_with_their_continuation_goes_on()
    {
        using var client = TestClient.Create(new ScriptedHandler(new ScriptedTable(200)));
        using var later = TestClient.Create(new ScriptedHandler(new ScriptedTable(200)));
        var place = await PlaceAsync(Even(client));
        var rest = await Even(later).AsPages(place).SelectMany(page => page.Values).FirstAsync();
        Assert.That(rest.Id, Is.EqualTo(102));

        static Pageable<Numbered> Even(DataGouvClient client) =>
            client.Tabular.Resource(Resource).Rows.Where("pair", true).Skip(10).ReadAsync(RowContext.Default.Numbered);
    }

    [Test]
    public async Task AsPages_of_metrics_with_the_continuation_of_other_metrics_is_refused()
    {
        using var end = new StubHandler(_ =>
            Answers.Json(
                """{"data":[{"__id":1,"metric_month":"2026-06"}],"links":{"next":"x"},"meta":{"page":1,"page_size":50,"total":99}}"""));
        using var client = TestClient.Create(end);
        var place = await PlaceAsync(client.Metrics.Site.From(new YearMonth(2026, 1)).ReadAsync());
        using (Assert.EnterMultipleScope())
        {
            AssertRefused(client.Metrics.Site.From(new YearMonth(2026, 2)).ReadAsync(), place);
            AssertRefused(client.Metrics.Datasets.Monthly.From(new YearMonth(2026, 1)).ReadAsync(), place);
            Assert.That(() => client.Metrics.Site.From(new YearMonth(2026, 1)).ReadAsync().AsPages(place), Throws.Nothing);
        }
    }

    private static StubHandler Catalogue() =>
        new(request =>
        {
            var page = request.RequestUri!.Query.Contains("page=2", StringComparison.Ordinal) ? 2 : 1;
            return Answers.Json(
                $$"""{"data":[{"id":"a"}],"page":{{page}},"page_size":20,"total":99,"next_page":"/api/1/datasets/?page=2"}""");
        });

    private static async Task<string> PlaceAsync<T>(Pageable<T> list) => (await list.AsPages().FirstAsync()).Continuation!;

    private static void AssertRefused<T>(Pageable<T> list, string continuation) =>
        Assert.That(() => list.AsPages(continuation), Throws.ArgumentException.With.Message.Contains("belongs to another list than GET"));
}
