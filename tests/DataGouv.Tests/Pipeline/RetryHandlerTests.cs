using System.Net.Sockets;
using DataGouv.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tests.Pipeline;

internal sealed class RetryHandlerTests
{
    [Test]
    public async Task SendAsync_with_lost_connection_tries_again()
    {
        using var end = new StubHandler(
            (_, number) =>
                number == 1
                    ? throw new HttpRequestException(
                        HttpRequestError.ConnectionError,
                        "refused",
                        new SocketException((int)SocketError.ConnectionRefused))
                    : Answers.Json("{}"));
        using var client = TestClient.Create(end);

        using var response = await client.SendAsync(HttpMethod.Get, "datasets/");

        Assert.That(end.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task SendAsync_when_all_connections_are_lost_lists_what_happened()
    {
        using var end = new StubHandler(_ =>
            throw new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused)));
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvConnectionException>(() => client.SendAsync(HttpMethod.Get, "datasets/"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Attempts.Select(attempt => attempt.ExceptionType), Is.EqualTo(Enumerable.Repeat("SocketException", 4)));
            Assert.That(failure.Message, Does.StartWith("GET /api/1/datasets/ got no answer from www.example.test: "));
            Assert.That(failure.InnerException, Is.InstanceOf<HttpRequestException>());
        }
    }

    [Test]
    public async Task PostAsync_with_lost_connection_is_not_repeated()
    {
        using var end = new StubHandler(_ => throw new IOException("broken"));
        using var client = TestClient.Create(end);

        await Assert.ThrowsAsync<DataGouvConnectionException>(() => client.SendAsync(HttpMethod.Post, "datasets/"));

        Assert.That(end.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(true, ExpectedResult = 4)]
    [TestCase(false, ExpectedResult = 1)]
    public async Task<int> PostAsync_with_word_of_the_call_follows_it(bool isSafe)
    {
        using var end = new StubHandler(_ => Answers.Status(503));
        using var client = TestClient.Create(end);

        await Assert.ThrowsAsync<DataGouvServerException>(() =>
            client.SendAsync(HttpMethod.Post, "datasets/", options: new CallOptions { SafeToRepeat = isSafe }));

        return end.Requests.Count;
    }

    [Test]
    public async Task SendAsync_with_attempts_of_the_call_follows_them()
    {
        using var end = new StubHandler(_ => Answers.Status(503));
        using var client = TestClient.Create(end);

        await Assert.ThrowsAsync<DataGouvServerException>(() =>
            client.SendAsync(HttpMethod.Get, "datasets/", options: new CallOptions { MaxAttempts = 2 }));

        Assert.That(end.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task PutAsync_with_model_sends_the_same_body_again()
    {
        using var end = new StubHandler((_, number) => number == 1 ? Answers.Status(502) : Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKey = "secret");

        await client.Catalog.Reuses["a"].PutAsync(new() { Title = "Arbres" });

        Assert.That(end.Requests.Select(request => request.Body), Is.EqualTo(new[] { """{"title":"Arbres"}""", """{"title":"Arbres"}""" }));
    }

    [Test]
    public async Task PutAsync_with_stream_that_cannot_seek_is_not_repeated()
    {
        using var end = new StubHandler(_ => Answers.Status(502));
        using var client = TestClient.Create(end);
        using var body = new StreamContent(new OnceStream("abc"));

        await Assert.ThrowsAsync<DataGouvServerException>(() => client.SendAsync(HttpMethod.Put, "datasets/", body));

        Assert.That(end.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task PutAsync_with_form_of_streams_that_seek_is_repeated_whole()
    {
        using var end = new StubHandler((_, number) => number == 1 ? Answers.Status(502) : Answers.Json("{}"));
        using var client = TestClient.Create(end);
        using var body = new MultipartFormDataContent("b")
        {
            { new StringContent("1"), "n" },
            { new StreamContent(new MemoryStream("abc"u8.ToArray())), "file", "a.csv" },
        };

        using var response = await client.SendAsync(HttpMethod.Put, "datasets/", body);

        Assert.That(end.Requests[1].Body, Is.EqualTo(end.Requests[0].Body).And.Contains("abc"));
    }

    [Test]
    public async Task SendAsync_when_asked_to_wait_too_long_fails_at_once_with_the_date()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        using var end = new StubHandler(_ => Answers.Status(429).WithHeader("Retry-After", "61"));
        using var client = TestClient.Create(end, options => options.TimeProvider = clock);

        var failure = await Assert.ThrowsAsync<DataGouvRateLimitException>(() => client.SendAsync(HttpMethod.Get, "datasets/"));

        Assert.That(
            (failure!.RetryAfter, end.Requests.Count),
            Is.EqualTo(((DateTimeOffset?)new DateTimeOffset(2026, 11, 24, 12, 1, 1, TimeSpan.Zero), 1)));
    }

    [TestCase("0")]
    [TestCase("Sun, 06 Nov 1994 08:49:37 GMT")]
    public async Task SendAsync_when_the_moment_has_passed_tries_again_at_once(string header)
    {
        var clock = new FakeTimeProvider();
        using var end = new StubHandler(
            (_, number) => number == 1 ? Answers.Status(503).WithHeader("Retry-After", header) : Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.TimeProvider = clock);

        using var response = await client.SendAsync(HttpMethod.Get, "datasets/");

        Assert.That(clock.GetUtcNow(), Is.EqualTo(new FakeTimeProvider().GetUtcNow()));
    }

    [Test]
    public async Task SendAsync_without_word_of_the_server_waits_longer_each_time()
    {
        using var end = new StubHandler(_ => Answers.Status(503));
        using var client = TestClient.Create(
            end,
            options =>
            {
                options.TimeProvider = new ImpatientClock();
                (options.Timeouts.Attempt, options.Timeouts.Call) = (Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                options.Politeness.RequestsPerSecond = null;
                (options.Retry.MaxAttempts, options.Retry.BaseDelay, options.Retry.MaxDelay) = (
                    6,
                    TimeSpan.FromSeconds(1),
                    TimeSpan.FromSeconds(8));
            });

        var failure = await Assert.ThrowsAsync<DataGouvServerException>(() => client.SendAsync(HttpMethod.Get, "datasets/"));

        Assert.That(
            failure!.Attempts.Select(attempt => attempt.Delay),
            Is.All.LessThanOrEqualTo(TimeSpan.FromSeconds(8)).And.Some.GreaterThan(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task SendAsync_when_cancelled_between_attempts_is_cancelled()
    {
        var clock = new FakeTimeProvider();
        using var leaving = new CancellationTokenSource();
        using var end = new StubHandler(_ => Answers.Status(503).WithHeader("Retry-After", "5"));
        using var client = TestClient.Create(end, options => options.TimeProvider = clock);

        var call = client.SendAsync(HttpMethod.Get, "datasets/", cancellationToken: leaving.Token);
        await leaving.CancelAsync();

        await Assert.ThatAsync(() => call, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(end.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task SendAsync_when_the_answer_comes_at_last_tells_of_the_failures_before()
    {
        using var end = new StubHandler((_, number) => number < 3 ? Answers.Status(501 + number) : Answers.Json("{}"));
        using var client = TestClient.Create(end);
        var raw = new RawResponse();

        await client.Catalog.Datasets["a"].GetAsync(request => request.Options.Add(raw));

        Assert.That(
            raw.FailedAttempts.Select(attempt => (attempt.Number, attempt.Status)),
            Is.EqualTo(new[] { (1, (int?)502), (2, (int?)503) }));
    }

    [Test]
    public async Task GetAsync_after_kiotas_own_pipeline_would_have_repeated_it_is_sent_as_often_as_asked()
    {
        using var end = new StubHandler(_ => Answers.Status(503));
        using var client = TestClient.Create(end, options => options.Retry.MaxAttempts = 2);

        await Assert.ThrowsAsync<DataGouvServerException>(() => client.Catalog.Datasets["a"].GetAsync());

        Assert.That(end.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task GetAsync_when_refused_is_caught_as_kiotas_exception()
    {
        using var end = new StubHandler(_ => Answers.Status(404));
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvNotFoundException>(() => client.Catalog.Datasets["a"].GetAsync());

        Assert.That(((ApiException)failure!).ResponseStatusCode, Is.EqualTo(404));
    }
}
