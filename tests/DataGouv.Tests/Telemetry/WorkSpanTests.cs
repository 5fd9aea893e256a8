using System.Diagnostics;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Telemetry;

/// <summary>Spans of work that takes several calls.</summary>
[NonParallelizable]
internal sealed class WorkSpanTests
{
    [Test]
    public async Task EnumerateAsync_has_a_span_above_the_calls_of_its_pages()
    {
        var spans = await ListenAsync(async client => await client.Catalog.Datasets.EnumerateAsync().ToListAsync());

        var list = spans.Single(span => span.DisplayName == "DataGouv.Enumerate /datasets/");
        Assert.That(
            spans.Where(span => span.DisplayName == "GET /datasets/").Select(span => span.ParentSpanId),
            Is.EqualTo(new[] { list.SpanId, list.SpanId }));
    }

    [Test]
    public async Task EnumerateAsync_leaves_what_the_program_does_between_pages_outside()
    {
        Activity? between = null;
        await ListenAsync(async client =>
        {
            await foreach (var page in client.Catalog.Datasets.EnumerateAsync().AsPages())
            {
                between ??= Activity.Current;
            }
        });

        Assert.That(between, Is.Null);
    }

    [Test]
    public async Task ToStreamAsync_has_a_span_with_its_bytes()
    {
        using var target = new MemoryStream();
        var spans = await ListenAsync(client =>
            client.Downloads.ToStreamAsync(DownloadSource.FromUri(new Uri("https://files.example.test/a.csv")), target));

        var work = spans.Single(span => span.DisplayName == "DataGouv.Download");
        Assert.That(
            (work.GetTagItem("datagouv.transfer.bytes"), spans.Single(span => span.DisplayName == "GET").ParentSpanId),
            Is.EqualTo((target.Length, work.SpanId)));
    }

    [Test]
    public async Task ToStreamAsync_that_fails_says_so_on_its_span()
    {
        var spans = await ListenAsync(async client =>
            await Assert.ThrowsAsync<DataGouvNotFoundException>(() =>
                client.Downloads.ToStreamAsync(DownloadSource.FromUri(new Uri("https://files.example.test/missing")), Stream.Null)));

        var work = spans.Single(span => span.DisplayName == "DataGouv.Download");
        Assert.That((work.Status, work.GetTagItem("error.type")), Is.EqualTo((ActivityStatusCode.Error, "404")));
    }

    private static async Task<List<Activity>> ListenAsync(Func<DataGouvClient, Task> act)
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "DataGouv",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (spans)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var end = new StubHandler(Answer);
        using var client = TestClient.Create(end);
        await act(client);
        return spans;
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request) =>
        request.RequestUri switch
        {
            { AbsolutePath: "/missing" } => Answers.Status(404),
            { AbsolutePath: "/a.csv" } => Answers.Json("a;b"),
            { Query: "?page=2" } => Answers.Json("""{"data": [{"id": "2"}], "page": 2, "page_size": 1, "total": 2, "next_page": null}"""),
            _ => Answers.Json("""{"data": [{"id": "1"}], "page": 1, "page_size": 1, "total": 2, "next_page": "?page=2"}"""),
        };
}
