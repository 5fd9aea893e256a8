using DataGouv.Pipeline;
using DataGouv.Requests;
using DataGouv.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DataGouv.Tests.Pipeline;

internal sealed class PolitenessTests
{
    [Test]
    public void Reserve_within_the_burst_does_not_wait()
    {
        var ceiling = new RateCeiling(new FakeTimeProvider());

        Assert.That(Enumerable.Range(0, 10).Select(_ => ceiling.Reserve(perSecond: 5, burst: 10)), Is.All.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Reserve_beyond_the_burst_waits_a_place_each()
    {
        var ceiling = new RateCeiling(new FakeTimeProvider());

        Assert.That(
            Enumerable.Range(0, 5).Select(_ => ceiling.Reserve(perSecond: 5, burst: 2).TotalMilliseconds),
            Is.EqualTo(new[] { 0.0, 0, 200, 400, 600 }).Within(0.001));
    }

    [Test]
    public void Reserve_after_a_rest_has_the_burst_again_and_no_more()
    {
        var clock = new FakeTimeProvider();
        var ceiling = new RateCeiling(clock);
        for (var i = 0; i < 2; i++)
        {
            ceiling.Reserve(perSecond: 1, burst: 2);
        }

        clock.Advance(TimeSpan.FromHours(1));

        Assert.That(
            Enumerable.Range(0, 3).Select(_ => ceiling.Reserve(perSecond: 1, burst: 2).TotalSeconds),
            Is.EqualTo(new[] { 0.0, 0, 1 }).Within(0.001));
    }

    [Test]
    public async Task SendAsync_above_the_ceiling_waits_for_its_turn()
    {
        var clock = new FakeTimeProvider();
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(
            end,
            options => (options.TimeProvider, options.Politeness.RequestsPerSecond, options.Politeness.Burst) = (clock, 1, 1));

        await client.SendAsync(HttpMethod.Get, "a/");
        var second = client.SendAsync(HttpMethod.Get, "b/");
        var sentBefore = end.Requests.Count;
        clock.Advance(TimeSpan.FromSeconds(1));
        await second;

        Assert.That((sentBefore, end.Requests.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task SendAsync_to_another_host_does_not_wait_for_the_first()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(
            end,
            options =>
                (options.TimeProvider, options.Politeness.RequestsPerSecond, options.Politeness.Burst) = (new FakeTimeProvider(), 1, 1));

        await client.SendAsync(HttpMethod.Get, "a/");
        await client.SendAsync(HttpMethod.Get, "https://elsewhere.test/");

        Assert.That(end.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task SendAsync_to_the_loopback_is_not_held_back()
    {
        using var end = new StubHandler(_ => Answers.Status(503));
        using var client = TestClient.Create(
            end,
            options =>
                (options.TimeProvider, options.Politeness.RequestsPerSecond, options.Politeness.Burst, options.Politeness.BreakAfter) = (
                    new FakeTimeProvider(),
                    1,
                    1,
                    2));

        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<DataGouvServerException>(() =>
                client.SendAsync(HttpMethod.Get, "http://localhost:9/", options: new CallOptions { MaxAttempts = 1 }));
        }

        Assert.That(end.Requests, Has.Count.EqualTo(20));
    }

    [Test]
    public async Task SendAsync_derived_clients_share_the_ceiling()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(
            end,
            options =>
                (options.TimeProvider, options.Politeness.RequestsPerSecond, options.Politeness.Burst) = (new FakeTimeProvider(), 1, 1));
        using var derived = client.With(options => options.Language = "fr");

        await client.SendAsync(HttpMethod.Get, "a/");
        var second = derived.SendAsync(HttpMethod.Get, "b/");

        Assert.That(second.IsCompleted, Is.False);
    }

    [Test]
    public async Task SendAsync_client_with_another_clock_begins_anew()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(
            end,
            options =>
                (options.TimeProvider, options.Politeness.RequestsPerSecond, options.Politeness.Burst) = (new FakeTimeProvider(), 1, 1));
        using var later = client.With(options => options.TimeProvider = new FakeTimeProvider());

        await client.SendAsync(HttpMethod.Get, "a/");
        await later.SendAsync(HttpMethod.Get, "b/");

        Assert.That(end.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task SendAsync_without_circuit_keeps_trying()
    {
        using var end = new StubHandler(_ => Answers.Status(503));
        using var client = TestClient.Create(
            end,
            options =>
            {
                (options.Retry.MaxAttempts, options.Politeness.BreakAfter, options.Politeness.BreakDuration) = (1, 2, TimeSpan.Zero);
                options.Politeness.RequestsPerSecond = null;
            });
        await FailAsync(client, 8);

        Assert.That(end.Requests, Has.Count.EqualTo(8));
    }

    [Test]
    public async Task SendAsync_during_an_outage_opens_the_circuit_and_says_until_when()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        using var end = new StubHandler(_ => Answers.Status(503));
        using var client = Broken(end, clock);
        await FailAsync(client, 4);

        var failure = await Assert.ThrowsAsync<DataGouvConnectionException>(() => client.SendAsync(HttpMethod.Get, "datasets/"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                failure!.Message,
                Is.EqualTo(
                    "GET /api/1/datasets/ was not sent: www.example.test failed too often and is left in peace until 2026-11-24 12:00:30 UTC. Try again then."));
            Assert.That(failure.RetryAfter, Is.EqualTo(new DateTimeOffset(2026, 11, 24, 12, 0, 30, TimeSpan.Zero)));
            Assert.That(end.Requests, Has.Count.EqualTo(4));
            Assert.That(failure.Attempts, Is.Empty);
        }
    }

    [Test]
    public async Task SendAsync_after_the_break_tries_the_host_again()
    {
        var clock = new FakeTimeProvider();
        using var end = new StubHandler((_, number) => number <= 4 ? Answers.Status(503) : Answers.Json("{}"));
        using var client = Broken(end, clock);
        await FailAsync(client, 4);

        clock.Advance(TimeSpan.FromSeconds(31));
        using var response = await client.SendAsync(HttpMethod.Get, "datasets/");

        Assert.That(response.IsSuccessStatusCode, Is.True);
    }

    [TestCase(500)]
    [TestCase(404)]
    [TestCase(400)]
    public async Task SendAsync_with_refusals_of_single_requests_keeps_the_circuit_closed(int status)
    {
        using var end = new StubHandler(_ => Answers.Status(status));
        using var client = Broken(end, new FakeTimeProvider());
        await FailAsync(client, 20);

        Assert.That(end.Requests, Has.Count.EqualTo(20));
    }

    [Test]
    public async Task SendAsync_when_the_circuit_opens_between_attempts_tells_of_the_attempts()
    {
        using var end = new StubHandler(_ => Answers.Status(503));
        using var client = Broken(end, new FakeTimeProvider());
        var impatient = new CallOptions { MaxAttempts = 20, MaxElapsed = TimeSpan.FromSeconds(10) };

        var failure = await Assert.ThrowsAsync<DataGouvConnectionException>(() =>
            client.SendAsync(HttpMethod.Get, "datasets/", options: impatient));

        Assert.That((failure!.Attempts.Count, end.Requests.Count), Is.EqualTo((4, 4)));
    }

    [Test]
    public async Task SendAsync_when_the_circuit_opens_between_attempts_waits_for_it()
    {
        var clock = new FakeTimeProvider();
        using var end = new StubHandler((_, number) => number <= 4 ? Answers.Status(503) : Answers.Json("{}"));
        using var client = Broken(end, clock);

        using var response = await clock.RunAsync(
            client.SendAsync(HttpMethod.Get, "datasets/", options: new CallOptions { MaxAttempts = 20 }));

        Assert.That((response.IsSuccessStatusCode, end.Requests.Count), Is.EqualTo((true, 5)));
    }

    [Test]
    public async Task SendAsync_of_two_clients_with_two_keys_shares_the_ceiling_of_the_host()
    {
        var clock = new FakeTimeProvider();
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var first = TestClient.Create(end, options => (options.TimeProvider, options.ApiKey) = (clock, "one"));
        using var second = TestClient.Create(end, options => (options.TimeProvider, options.ApiKey) = (clock, "two"));

        var calls = Enumerable
            .Range(0, 30)
            .SelectMany(_ => new[] { first, second })
            .Select(client => client.SendAsync(HttpMethod.Get, "datasets/"))
            .ToList();
        var began = clock.GetUtcNow();
        await clock.RunAsync(Task.WhenAll(calls), TimeSpan.FromMilliseconds(200));

        // A burst of 10, then 5 a second; each for itself would have needed 4 seconds.
        Assert.That(clock.GetUtcNow() - began, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(10)));
    }

    [TestCase("X-RateLimit-Remaining", "X-RateLimit-Reset")]
    [TestCase("RateLimit-Remaining", "RateLimit-Reset")]
    public async Task SendAsync_to_a_host_that_has_nothing_left_waits_for_its_reset(string remaining, string reset)
    {
        var clock = new FakeTimeProvider();
        using var end = new StubHandler(_ => Answers.Json("{}").WithHeader(remaining, "0").WithHeader(reset, "20"));
        using var client = TestClient.Create(end, options => options.TimeProvider = clock);
        await client.SendAsync(HttpMethod.Get, "a/");
        var second = client.SendAsync(HttpMethod.Get, "b/");
        clock.Advance(TimeSpan.FromSeconds(19));
        var sentBefore = end.Requests.Count;

        await clock.RunAsync(second);

        Assert.That((sentBefore, end.Requests.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task SendAsync_to_a_host_that_resets_after_the_longest_pause_does_not_wait()
    {
        using var end = new StubHandler(_ =>
            Answers.Json("{}").WithHeader("RateLimit-Remaining", "0").WithHeader("RateLimit-Reset", "3600"));
        using var client = TestClient.Create(end, options => options.TimeProvider = new FakeTimeProvider());
        await client.SendAsync(HttpMethod.Get, "a/");

        await client.SendAsync(HttpMethod.Get, "b/");

        Assert.That(end.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task SendAsync_of_two_clients_shares_the_circuit_of_the_host()
    {
        var clock = new FakeTimeProvider();
        using var end = new StubHandler(_ => Answers.Status(503));
        using var first = Broken(end, clock);
        using var second = Broken(end, clock);
        await FailAsync(first, 4);

        await Assert.ThatAsync(() => second.SendAsync(HttpMethod.Get, "datasets/"), Throws.InstanceOf<DataGouvConnectionException>());
    }

    [Test]
    public async Task SendAsync_after_a_while_without_failures_forgets_those_before()
    {
        var clock = new FakeTimeProvider();
        using var end = new StubHandler((_, number) => number is 4 ? Answers.Json("{}") : Answers.Status(503));
        using var client = Broken(end, clock);
        await FailAsync(client, 3);
        clock.Advance(TimeSpan.FromMinutes(2));
        using var response = await client.SendAsync(HttpMethod.Get, "datasets/");

        await FailAsync(client, 3);

        Assert.That(end.Requests, Has.Count.EqualTo(7));
    }

    [Test]
    public async Task SendAsync_while_one_host_is_broken_reaches_the_others()
    {
        using var end = new StubHandler(request => request.RequestUri!.Host == "elsewhere.test" ? Answers.Json("{}") : Answers.Status(503));
        using var client = Broken(end, new FakeTimeProvider());
        await FailAsync(client, 4);

        using var response = await client.SendAsync(HttpMethod.Get, "https://elsewhere.test/");

        Assert.That(response.IsSuccessStatusCode, Is.True);
    }

    private static DataGouvClient Broken(StubHandler end, TimeProvider clock) =>
        TestClient.Create(
            end,
            options =>
            {
                options.TimeProvider = clock;
                options.Retry.MaxAttempts = 1;
                options.Politeness.RequestsPerSecond = null;
                options.Politeness.BreakAfter = 4;
            });

    private static async Task FailAsync(DataGouvClient client, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Assert.ThatAsync(
                () => client.SendAsync(HttpMethod.Get, "datasets/"),
                Throws.InstanceOf<DataGouvApiException>().And.Not.InstanceOf<DataGouvConnectionException>());
        }
    }
}
