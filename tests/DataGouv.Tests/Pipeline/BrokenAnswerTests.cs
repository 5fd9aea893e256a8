using System.Text;
using DataGouv.Catalog;
using DataGouv.Replay;
using DataGouv.Tests.Support;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Pipeline;

/// <summary>Answers that end too early, on the wire: the reading of an answer belongs to the attempt.</summary>
internal sealed class BrokenAnswerTests
{
    private const int Cuts = 200;

    private static readonly byte[] Page = Encoding.UTF8.GetBytes(
        RecordingStore.Default.Recordings.First(recording => recording.Name == "datasets-list-page-1").Response.Text.TrimEnd());

    [Test]
    public async Task GetAsync_cut_at_any_place_in_the_first_attempt_gives_the_whole_page([Values] AnswerForm form)
    {
        var expected = Written(await WholeAsync(form));
        await using var server = new CuttingServer(Page, form, (request, length) => request % 2 == 1 ? Place(request / 2, length) : null);
        using var client = server.CreateClient();

        var pages = new HashSet<string>();
        for (var cut = 0; cut < Cuts; cut++)
        {
            pages.Add(Written(await client.Catalog.Datasets.GetAsync()));
        }

        Assert.That((pages.Single() == expected, server.Requests), Is.EqualTo((true, 2 * Cuts)));
    }

    [Test]
    public async Task GetAsync_cut_at_any_place_in_all_attempts_says_that_it_broke_off([Values] AnswerForm form)
    {
        await using var server = new CuttingServer(Page, form, (request, length) => Place((request - 1) / 3, length));
        using var client = server.CreateClient();

        var failures = new List<DataGouvConnectionException?>();
        for (var cut = 0; cut < Cuts; cut++)
        {
            failures.Add(await Assert.ThrowsAsync<DataGouvConnectionException>(() => client.Catalog.Datasets.GetAsync()));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failures.Select(failure => failure!.Attempts.Count), Is.All.EqualTo(3));
            Assert.That(failures.Skip(1).Select(failure => failure!.Message), Is.All.Contains("broke off after"));
            Assert.That(server.Requests, Is.EqualTo(3 * Cuts));
        }
    }

    [Test]
    public async Task GetAsync_cut_by_its_length_tells_how_far_it_came()
    {
        await using var server = new CuttingServer(Page, AnswerForm.Length, (_, _) => 13_000);
        using var client = server.CreateClient();

        var failure = await Assert.ThrowsAsync<DataGouvConnectionException>(() => client.Catalog.Datasets.GetAsync());

        Assert.That(failure!.Message, Does.Contain($"broke off after 13000 of {Page.Length} bytes"));
    }

    [Test]
    public async Task PostAsync_whose_answer_is_cut_is_not_sent_again()
    {
        await using var server = new CuttingServer(Page, AnswerForm.Length, (_, _) => 100);
        using var client = server.CreateClient(options => (options.Anonymous, options.ApiKey) = (false, "key"));

        await Assert.ThrowsAsync<DataGouvConnectionException>(() =>
            client.Catalog.Datasets.PostAsync(new DatasetInput { Title = "t", Description = "d" }));

        Assert.That(server.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task EnumerateAsync_when_a_later_page_is_cut_gives_all_values()
    {
        using var end = new StubHandler(
            (request, number) => number == 3 ? Answers.Json("""{"data": [{"id": "5e""") : Answers.Json(PageOf(request)));
        using var client = TestClient.Create(end);

        var ids = await client.Catalog.Datasets.EnumerateAsync().Select(dataset => dataset.Id).ToListAsync();

        Assert.That((string.Join(' ', ids), end.Requests.Count), Is.EqualTo(("1 2 3", 4)));
    }

    [Test]
    public async Task ReadAsync_of_rows_when_a_later_page_is_cut_gives_all_rows()
    {
        using var end = new StubHandler(
            (request, number) =>
                request.RequestUri!.AbsolutePath.EndsWith("/profile/", StringComparison.Ordinal) ? Answers.Status(404)
                : number == 3 ? Answers.Json("""{"data": [{"__id": 1""")
                : Answers.Json(RowsOf(request)));
        using var client = TestClient.Create(end);

        var rows = client.Tabular.Resource("7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34").Rows;
        var ids = await rows.Take(150).ReadAsync().Select(row => row["__id"].GetInt64()).ToListAsync();

        Assert.That(ids, Is.EqualTo(Enumerable.Range(1, 150)));
    }

    [TestCase("""{"data":[{"id":"5e""")]
    [TestCase("""{"data":[{"id":"5e"}""")]
    [TestCase("""{"data":[],"page":1""")]
    [TestCase("""{"data":[],"page":1,"total":tr""")]
    [TestCase("""{"data":[{"extras":{"a":NaN}},{"id":"5""")]
    public async Task GetAsync_with_json_that_stops_is_repeated(string json)
    {
        using var end = new StubHandler((_, number) => Answers.Json(number == 1 ? json : """{"data": [{"id": "1"}]}"""));
        using var client = TestClient.Create(end);

        var page = await client.Catalog.Datasets.GetAsync();

        Assert.That((page.Data.Single().Id, end.Requests.Count), Is.EqualTo(("1", 2)));
    }

    [TestCase("""{"data":[{"id":{"a":1}}]}""")]
    [TestCase("[]")]
    [TestCase("{\"data\":[}")]
    public async Task GetAsync_with_json_that_is_wrong_is_not_repeated(string json)
    {
        using var end = new StubHandler(_ => Answers.Json(json));
        using var client = TestClient.Create(end);

        var failure = await Assert.CatchAsync<DataGouvApiException>(() => client.Catalog.Datasets.GetAsync());

        Assert.That((failure!.ResponseStatusCode, failure.Body, end.Requests.Count), Is.EqualTo((200, json, 1)));
    }

    [Test]
    public async Task GetAsync_with_numbers_that_are_none_loses_them_alone()
    {
        using var end = new StubHandler(_ =>
            Answers.Json(
                """
                {"data":[{"id":"1","title":"NaN","extras":{"score":NaN,"low":-Infinity,"high":[Infinity,1]},"metrics":{"views":NaN}},
                {"id":"2","new":NaN}],"page":1,"total":2}
                """));
        using var client = TestClient.Create(end);

        var page = await client.Catalog.Datasets.GetAsync();

        Assert.That(
            Written(page),
            Is.EqualTo(
                """
                {"data":[{"extras":{"score":null,"low":null,"high":[null,1]},"id":"1","metrics":{"views":null},"title":"NaN"},{"id":"2","new":null}],"page":1,"total":2}
                """.Trim()));
    }

    [Test]
    public async Task GetAsync_of_more_than_the_ceiling_says_so_and_is_not_repeated()
    {
        using var end = new StubHandler(_ => Answers.Json($$"""{"data": [{"title": "{{new string('a', 200_000)}}"}]}"""));
        using var client = TestClient.Create(end, options => options.MaxAnswerBytes = 100_000);

        var failure = await Assert.CatchAsync<DataGouvApiException>(() => client.Catalog.Datasets.GetAsync());

        Assert.That(
            (failure!.Message.Contains(nameof(DataGouvClientOptions.MaxAnswerBytes), StringComparison.Ordinal), end.Requests.Count),
            Is.EqualTo((true, 1)));
    }

    [Test]
    public async Task GetAsync_of_more_than_the_ceiling_keeps_the_status()
    {
        using var end = new StubHandler(_ => Answers.Json($$"""{"data": [{"title": "{{new string('a', 200_000)}}"}]}"""));
        using var client = TestClient.Create(end, options => options.MaxAnswerBytes = 100_000);

        var failure = await Assert.CatchAsync<DataGouvApiException>(() => client.Catalog.Datasets.GetAsync());

        Assert.That((failure!.ResponseStatusCode, failure.Attempts.Count), Is.EqualTo((200, 1)));
    }

    [Test]
    public async Task GetAsync_during_half_a_minute_of_outage_is_answered_after_it()
    {
        var clock = new PausingTimeProvider();
        var over = clock.GetUtcNow() + TimeSpan.FromSeconds(30);
        using var end = new StubHandler(_ =>
            clock.GetUtcNow() < over ? throw new HttpRequestException("refused") : Answers.Json("""{"id": "1"}"""));
        using var http = new HttpClient(end) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new DataGouvClient(
            new DataGouvClientOptions
            {
                Environment = TestClient.Environment,
                HttpClient = http,
                TimeProvider = clock,
                Anonymous = true,
            });

        var dataset = await client.Catalog.Datasets["1"].GetAsync();

        Assert.That(dataset.Id, Is.EqualTo("1"));
    }

    private static async Task<DatasetPage> WholeAsync(AnswerForm form)
    {
        await using var server = new CuttingServer(Page, form, (_, _) => null);
        using var client = server.CreateClient();
        return await client.Catalog.Datasets.GetAsync();
    }

    // The places are spread over the body as it is sent.
    private static int Place(int cut, int length) => (int)(length * (long)cut / Cuts);

    private static string Written(DatasetPage page) => System.Text.Json.JsonSerializer.Serialize(page, CatalogJson.Options);

    private static string PageOf(HttpRequestMessage request)
    {
        var number = int.Parse(
            System.Web.HttpUtility.ParseQueryString(request.RequestUri!.Query)["page"] ?? "1",
            System.Globalization.CultureInfo.InvariantCulture);
        return $$"""{"data": [{"id": "{{number}}"}], "page": {{number}}, "page_size": 1, "total": 3, "next_page": {{(number < 3 ? $"\"?page={number + 1}\"" : "null")}}}""";
    }

    private static string RowsOf(HttpRequestMessage request)
    {
        var number = int.Parse(
            System.Web.HttpUtility.ParseQueryString(request.RequestUri!.Query)["page"] ?? "1",
            System.Globalization.CultureInfo.InvariantCulture);
        var rows = string.Join(',', Enumerable.Range(((number - 1) * 50) + 1, 50).Select(id => $$"""{"__id": {{id}}}"""));
        return $$"""{"data": [{{rows}}], "meta": {"page": {{number}}, "page_size": 50, "total": 150} }""";
    }
}
