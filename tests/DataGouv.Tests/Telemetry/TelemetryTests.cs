using System.Diagnostics;
using System.Diagnostics.Metrics;
using DataGouv.Pipeline;
using DataGouv.Requests;
using DataGouv.Telemetry;
using DataGouv.Tests.Support;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;

namespace DataGouv.Tests.Telemetry;

/// <summary>The names are a contract: whoever changes one breaks dashboards, and must change it here.</summary>
[NonParallelizable]
internal sealed class TelemetryTests
{
    [Test]
    public async Task GetAsync_gives_one_span_with_the_names_that_are_promised()
    {
        var spans = await ListenAsync(client => client.Catalog.Datasets["secret-name"].GetAsync(), _ => Answers.Json("{}"));

        var span = spans.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (span.Source.Name, span.DisplayName, span.Kind, span.Status),
                Is.EqualTo(("DataGouv", "GET /datasets/{dataset}/", ActivityKind.Client, ActivityStatusCode.Unset)));
            Assert.That(
                span.TagObjects.Select(tag => $"{tag.Key} = {tag.Value}"),
                Is.EqualTo(
                    new[]
                    {
                        "http.request.method = GET",
                        "server.address = www.example.test",
                        "server.port = 443",
                        "url.full = https://www.example.test/api/1/datasets/secret-name/",
                        "url.template = /datasets/{dataset}/",
                        $"datagouv.operation.id = {span.GetTagItem("datagouv.operation.id")}",
                        "http.response.status_code = 200",
                    }));
        }
    }

    [Test]
    public async Task GetAsync_with_failed_attempts_tells_them_as_events()
    {
        var spans = await ListenAsync(
            client => client.Catalog.Datasets["a"].GetAsync(),
            (_, number) => number < 3 ? Answers.Status(503) : Answers.Json("{}"));

        var span = spans.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(span.GetTagItem("http.request.resend_count"), Is.EqualTo(2));
            Assert.That(span.Events.Select(told => told.Name), Is.EqualTo(new[] { "datagouv.attempt", "datagouv.attempt" }));
            Assert.That(
                string.Join(", ", span.Events.First().Tags.Select(tag => $"{tag.Key} = {tag.Value}")),
                Is.EqualTo("datagouv.attempt.number = 1, datagouv.attempt.delay = 0, error.type = 503"));
        }
    }

    [Test]
    public async Task GetAsync_that_fails_marks_the_span()
    {
        var spans = await ListenAsync(client => client.Catalog.Datasets["a"].GetAsync(), _ => Answers.Status(503));

        var span = spans.Single();
        Assert.That(
            (
                span.Status,
                span.GetTagItem("error.type"),
                span.GetTagItem("http.response.status_code"),
                span.GetTagItem("http.request.resend_count"),
                span.Events.Count()),
            Is.EqualTo((ActivityStatusCode.Error, (object)"503", (object)503, (object)3, 4)));
    }

    [Test]
    public async Task SendAsync_without_answer_names_the_exception()
    {
        var spans = await ListenAsync(client => client.SendAsync(HttpMethod.Post, "x/"), _ => throw new HttpRequestException("refused"));

        Assert.That(
            (spans.Single().DisplayName, spans.Single().GetTagItem("error.type")),
            Is.EqualTo(("POST", (object)"DataGouv.DataGouvConnectionException")));
    }

    [Test]
    public async Task SendAsync_with_query_does_not_tell_it()
    {
        var spans = await ListenAsync(client => client.SendAsync(HttpMethod.Get, "datasets/?q=private"), _ => Answers.Json("{}"));

        Assert.That(spans.Single().GetTagItem("url.full"), Is.EqualTo("https://www.example.test/api/1/datasets/?*"));
    }

    [Test]
    public async Task GetAsync_with_credential_tells_it_nowhere()
    {
        var spans = await ListenAsync(
            client => client.Catalog.Me.GetAsync(),
            _ => Answers.Status(503),
            options => options.ApiKey = "udata_secret");

        Assert.That(
            string.Join(
                '\n',
                spans
                    .Single()
                    .TagObjects.Concat(spans.Single().Events.SelectMany(told => told.Tags))
                    .Select(tag => $"{tag.Key} {tag.Value}")),
            Does.Not.Contain("udata_secret"));
    }

    [TestCase(
        "datagouv.client.operation.duration",
        "s",
        ExpectedResult = "http.request.method = GET, server.address = www.example.test, datagouv.operation.id = *, url.template = /datasets/, http.response.status_code = 200"
    )]
    [TestCase(
        "datagouv.client.retries",
        "{attempt}",
        ExpectedResult = "http.request.method = GET, server.address = www.example.test, datagouv.operation.id = *, url.template = /datasets/, error.type = 429"
    )]
    [TestCase(
        "datagouv.client.rate_limited",
        "{request}",
        ExpectedResult = "http.request.method = GET, server.address = www.example.test, datagouv.operation.id = *, url.template = /datasets/"
    )]
    [TestCase(
        "datagouv.client.pages",
        "{page}",
        ExpectedResult = "http.request.method = GET, server.address = www.example.test, datagouv.operation.id = *, url.template = /datasets/"
    )]
    public async Task<string> GetAsync_measures_under_the_names_that_are_promised(string name, string unit)
    {
        var measured = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument.Meter.Name == "DataGouv" && instrument.Name == name && instrument.Unit == unit)
            {
                meters.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => measured.Add(Describe(tags)));
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => measured.Add(Describe(tags)));
        listener.Start();

        using var end = new StubHandler((_, number) => number == 1 ? Answers.Status(429) : Answers.Json("""{"data": []}"""));
        using var client = TestClient.Create(end);
        await client.Catalog.Datasets.GetAsync();

        return measured.Single(one => one.Contains("server.address = www.example.test", StringComparison.Ordinal));
    }

    [Test]
    public async Task SendAsync_that_fails_measures_the_failure()
    {
        using var durations = new MetricCollector<double>(null, "DataGouv", "datagouv.client.operation.duration");
        using var end = new StubHandler(_ => Answers.Status(429));
        using var client = TestClient.Create(end);

        await Assert.ThrowsAsync<DataGouvRateLimitException>(() => client.SendAsync(HttpMethod.Delete, "x/"));

        Assert.That(
            durations.GetMeasurementSnapshot().Single(one => (string?)one.Tags["http.request.method"] == "DELETE").Tags["error.type"],
            Is.EqualTo("429"));
    }

    [Test]
    public async Task SendAsync_logs_what_it_does_without_secrets_and_queries()
    {
        var logs = new FakeLogCollector();
        using var factory = LoggerFactory.Create(logging =>
            logging.AddProvider(new FakeLoggerProvider(logs)).SetMinimumLevel(LogLevel.Trace));
        using var end = new StubHandler((_, number) => number is 2 ? Answers.Json("{}") : Answers.Status(503));
        using var client = TestClient.Create(
            end,
            options =>
            {
                (options.TimeProvider, options.LoggerFactory, options.ApiKey, options.Politeness.Burst) = (
                    new ImpatientClock(),
                    factory,
                    "udata_secret",
                    1);
                (options.Timeouts.Attempt, options.Timeouts.Call) = (Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            });

        using var response = await client.SendAsync(HttpMethod.Get, "datasets/?q=private");
        await Assert.ThrowsAsync<DataGouvServerException>(() => client.SendAsync(HttpMethod.Post, "datasets/"));

        var records = logs.GetSnapshot().Where(record => record.Category == "DataGouv").ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                records.Select(record => record.Id.Name).Distinct(),
                Is.EquivalentTo(new[] { "Retrying", "WaitingForTurn", "Answered", "Failed" }));
            Assert.That(
                string.Join('\n', records.Select(record => record.Message)),
                Does.Not.Contain("udata_secret").And.Not.Contain("private"));
            Assert.That(
                records.Single(record => record.Id.Name == "Failed").Message,
                Is.EqualTo("POST /api/1/datasets/ at www.example.test failed (503 DataGouvServerException) after 1 attempts"));
        }
    }

    [TestCase(
        404,
        ExpectedResult = "Information Refused: GET /api/1/datasets/ at www.example.test was refused with 404 (DataGouvNotFoundException)"
    )]
    [TestCase(
        409,
        ExpectedResult = "Information Refused: GET /api/1/datasets/ at www.example.test was refused with 409 (DataGouvConflictException)"
    )]
    [TestCase(
        408,
        ExpectedResult = "Warning Failed: GET /api/1/datasets/ at www.example.test failed (408 DataGouvApiException) after 1 attempts"
    )]
    [TestCase(
        429,
        ExpectedResult = "Warning Failed: GET /api/1/datasets/ at www.example.test failed (429 DataGouvRateLimitException) after 1 attempts"
    )]
    [TestCase(
        500,
        ExpectedResult = "Warning Failed: GET /api/1/datasets/ at www.example.test failed (500 DataGouvServerException) after 1 attempts"
    )]
    public async Task<string> SendAsync_that_fails_warns_of_trouble_and_not_of_refusals(int status)
    {
        var logs = new FakeLogCollector();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(new FakeLoggerProvider(logs)));
        using var end = new StubHandler(_ => Answers.Status(status));
        using var client = TestClient.Create(end, options => (options.LoggerFactory, options.Retry.MaxAttempts) = (factory, 1));

        await Assert.CatchAsync<DataGouvApiException>(() => client.SendAsync(HttpMethod.Get, "datasets/"));

        var record = logs.GetSnapshot().Single();
        return $"{record.Level} {record.Id.Name}: {record.Message}";
    }

    [TestCase(200)]
    [TestCase(429)]
    public async Task SendAsync_with_rate_limit_of_the_server_tells_the_span(int status)
    {
        var spans = await ListenAsync(
            client => client.SendAsync(HttpMethod.Get, "datasets/"),
            _ =>
                Answers
                    .Status(status)
                    .WithHeader("X-RateLimit-Limit", "100")
                    .WithHeader("X-RateLimit-Remaining", "7")
                    .WithHeader("X-RateLimit-Reset", "1795521630"),
            options => options.Retry.MaxAttempts = 1);

        Assert.That(
            spans
                .Single()
                .TagObjects.Where(tag => tag.Key.Contains("rate_limit", StringComparison.Ordinal))
                .Select(tag => $"{tag.Key} = {tag.Value}"),
            Is.EqualTo(
                new[]
                {
                    "datagouv.rate_limit.limit = 100",
                    "datagouv.rate_limit.remaining = 7",
                    "datagouv.rate_limit.reset = 2026-11-24T12:00:30.0000000Z",
                }));
    }

    [TestCase(200, ExpectedResult = "DataGouv.DataGouvUnreadableAnswerException")]
    [TestCase(503, ExpectedResult = "503")]
    public string ErrorType_of_answer_that_cannot_be_read_is_no_status(int status) =>
        DataGouvTelemetry.ErrorType(
            status == 200
                ? new DataGouvUnreadableAnswerException("HTML") { ResponseStatusCode = status }
                : new DataGouvServerException("Non") { ResponseStatusCode = status });

    [Test]
    public async Task SendAsync_with_open_circuit_logs_it()
    {
        var logs = new FakeLogCollector();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(new FakeLoggerProvider(logs)));
        using var end = new StubHandler(_ => Answers.Status(503));
        using var client = TestClient.Create(
            end,
            options =>
            {
                (options.LoggerFactory, options.Politeness.BreakAfter) = (factory, 2);
                (options.Retry.MaxAttempts, options.Retry.MaxElapsed) = (5, TimeSpan.FromSeconds(20));
            });

        await Assert.ThrowsAsync<DataGouvConnectionException>(() => client.SendAsync(HttpMethod.Get, "datasets/"));

        Assert.That(logs.GetSnapshot().Select(record => record.Id.Name), Does.Contain("CircuitIsOpen"));
    }

    [Test]
    public async Task SendAsync_when_nobody_listens_starts_no_span()
    {
        Activity? seen = null;
        using var end = new StubHandler(_ =>
        {
            seen = Activity.Current;
            return Answers.Json("{}");
        });
        using var client = TestClient.Create(end);

        using var response = await client.SendAsync(HttpMethod.Get, "datasets/");

        Assert.That(seen, Is.Null);
    }

    [Test]
    public void SendAsync_when_nobody_listens_allocates_nothing()
    {
        using var end = new ReadyHandler();
        using var handler = new TelemetryHandler(TimeProvider.System, new PipelineLog(NullLogger.Instance)) { InnerHandler = end };
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://www.example.test/");
        var before = 0L;
        for (var i = 0; i < 1100; i++)
        {
            // The first calls make what is made once.
            before = i == 100 ? GC.GetAllocatedBytesForCurrentThread() : before;
            _ = invoker.SendAsync(request, default);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static Task<List<Activity>> ListenAsync(
        Func<DataGouvClient, Task> act,
        Func<HttpRequestMessage, HttpResponseMessage> answer,
        Action<DataGouvClientOptions>? configure = null) => ListenAsync(act, (request, _) => answer(request), configure);

    private static async Task<List<Activity>> ListenAsync(
        Func<DataGouvClient, Task> act,
        Func<HttpRequestMessage, int, HttpResponseMessage> answer,
        Action<DataGouvClientOptions>? configure = null)
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "DataGouv",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (spans)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var end = new StubHandler(answer);
        using var client = TestClient.Create(end, configure);
        try
        {
            await act(client);
        }
        catch (DataGouvApiException)
        {
            // The span tells.
        }

        return [.. spans.Where(span => (string?)span.GetTagItem("server.address") == "www.example.test")];
    }

    private static string Describe(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(", ", tags.ToArray().Select(tag => $"{tag.Key} = {(tag.Key == "datagouv.operation.id" ? "*" : tag.Value)}"));

    private sealed class ReadyHandler : HttpMessageHandler
    {
        private static readonly Task<HttpResponseMessage> Answer = Task.FromResult(new HttpResponseMessage());

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Answer;
    }
}
