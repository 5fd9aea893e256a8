using DataGouv.Tests.Support;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace DataGouv.Tests.Lists;

/// <summary>A list that contradicts itself is logged and counted, and throws on request.</summary>
[NonParallelizable]
internal sealed class ListConsistencyTests
{
    private const string Host = "www.example.test";
    private const string List = "GET /datasets/ at " + Host;

    [Test]
    public async Task EnumerateAsync_of_a_list_that_repeats_logs_a_warning()
    {
        var logs = new FakeLogCollector();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(new FakeLoggerProvider(logs)));
        using var client = TestClient.Create(Repeating(), options => options.LoggerFactory = factory);

        var ids = await client.Catalog.Datasets.EnumerateAsync().Select(dataset => dataset.Id).ToListAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ids, Is.EqualTo(new[] { "1", "2", "1", "3" }));
            var records = logs.GetSnapshot();
            Assert.That(records.Select(record => (record.Category, record.Level)), Is.All.EqualTo(("DataGouv", LogLevel.Warning)));
            Assert.That(records.Select(record => $"{record.Id.Name}: {record.Message}"), Is.EqualTo(new[]
            {
                $"RepeatedItems: {List} gave 1 items on page 2 that it had given: it changes, or its order is not stable",
                $"CountMismatch: {List} gave 3 items and says that it has 4",
            }));
        }
    }

    [TestCase(3, 5, "grew from 3 to 5 items while it was read, and gave 4")]
    [TestCase(5, 4, "shrank from 5 to 4 items while it was read, and gave 4")]
    public async Task EnumerateAsync_of_a_list_that_changes_logs_how(int first, int last, string message)
    {
        var logs = new FakeLogCollector();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(new FakeLoggerProvider(logs)));
        using var client = TestClient.Create(Pages(first, last, ["1", "2"], ["3", "4"]), options => options.LoggerFactory = factory);

        await client.Catalog.Datasets.EnumerateAsync().ToListAsync();

        Assert.That(
            logs.GetSnapshot().Select(record => (record.Id.Name, record.Message)),
            Is.EqualTo(new[] { ("ListChanged", $"{List} {message}: some may be missing") }));
    }

    [TestCase("datagouv.client.list.repeated_items", "{item}", ExpectedResult = 3)]
    [TestCase("datagouv.client.list.count_mismatches", "{list}", ExpectedResult = 1)]
    public async Task<long> EnumerateAsync_of_a_list_that_repeats_counts(string name, string unit)
    {
        using var counter = new MetricCollector<long>(null, "DataGouv", name);
        using var client = TestClient.Create(Pages(6, 6, ["1", "2"], ["1", "2"], ["2", "3"]));

        await client.Catalog.Datasets.EnumerateAsync().ToListAsync();

        var measured = counter.GetMeasurementSnapshot().Where(one => (string?)one.Tags["server.address"] == Host).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(counter.Instrument!.Unit, Is.EqualTo(unit));
            Assert.That(measured[0].Tags["http.request.method"], Is.EqualTo("GET"));
            Assert.That(measured[0].Tags["url.template"], Is.EqualTo("/datasets/"));
            Assert.That(measured[0].Tags["datagouv.operation.id"], Is.EqualTo(Catalog.DatasetsRequestBuilder.GetOperation.Id));
        }

        return measured.Sum(one => one.Value);
    }

    [Test]
    public void EnumerateAsync_of_a_list_that_repeats_throws_by_option()
    {
        using var client = TestClient.Create(Repeating(), options => options.ListConsistency = ListConsistency.Throw);

        Assert.That(
            async () => await client.Catalog.Datasets.EnumerateAsync().ToListAsync(),
            Throws.TypeOf<InvalidDataException>().With.Message.StartsWith("GET /datasets/ gave 1 items on page 2 that it had given"));
    }

    [Test]
    public async Task EnumerateAsync_of_a_list_that_repeats_goes_on_where_one_list_differs_from_the_option()
    {
        using var client = TestClient.Create(Repeating(), options => options.ListConsistency = ListConsistency.Throw);
        var list = client.Catalog.Datasets.EnumerateAsync().WithConsistency(ListConsistency.Warn);

        Assert.That(await list.ToListAsync(), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task EnumerateAsync_of_a_list_that_holds_says_nothing()
    {
        var logs = new FakeLogCollector();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(new FakeLoggerProvider(logs)));
        using var client = TestClient.Create(Pages(4, 4, ["1", "2"], ["3", "4"]), options => options.LoggerFactory = factory);

        await client.Catalog.Datasets.EnumerateAsync().WithConsistency(ListConsistency.Throw).ToListAsync();

        Assert.That(logs.GetSnapshot(), Is.Empty);
    }

    private static StubHandler Repeating() => Pages(4, 4, ["1", "2"], ["1", "3"]);

    private static StubHandler Pages(int first, int last, params string[][] pages) => new((_, number) =>
    {
        var items = string.Join(',', pages[number - 1].Select(id => $$"""{"id": "{{id}}"}"""));
        var next = number == pages.Length ? "null" : $"\"https://www.example.test/?page={number + 1}\"";
        var total = number == 1 ? first : last;
        return Answers.Json($$"""{"data": [{{items}}], "page": {{number}}, "page_size": 2, "total": {{total}}, "next_page": {{next}}}""");
    });
}
