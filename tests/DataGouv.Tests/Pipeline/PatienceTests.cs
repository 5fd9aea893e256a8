using System.Net.Sockets;
using DataGouv.Tests.Support;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Pipeline;

/// <summary>What a client with nothing but its defaults outlasts: pauses, attempts and circuit together.</summary>
internal sealed class PatienceTests
{
    private static readonly DataGouvClientOptions Defaults = new();

    [Test, Repeat(50)]
    public async Task GetAsync_while_connections_are_refused_for_half_a_minute_is_answered_in_the_end([Values(20, 30)] int seconds)
    {
        var clock = new PausingTimeProvider();
        using var end = new StubHandler(_ =>
            clock.Paused < TimeSpan.FromSeconds(seconds) ? throw Refused() : Answers.Json("""{"id": "a"}"""));
        using var client = Create(end, clock);

        var dataset = await client.Catalog.Datasets["a"].GetAsync();

        Assert.That(dataset.Id, Is.EqualTo("a"));
    }

    [Test, Repeat(50)]
    public async Task GetAsync_after_an_outage_notices_within_the_longest_pause()
    {
        var outage = TimeSpan.FromSeconds(20);
        var clock = new PausingTimeProvider();
        using var end = new StubHandler(_ => clock.Paused < outage ? throw Refused() : Answers.Json("""{"id": "a"}"""));
        using var client = Create(end, clock);

        await client.Catalog.Datasets["a"].GetAsync();

        Assert.That(clock.Paused, Is.LessThanOrEqualTo(outage + Defaults.Retry.MaxDelay));
    }

    [Test, Repeat(50)]
    public async Task GetAsync_while_connections_are_refused_for_good_gives_up_with_the_last_attempt()
    {
        var clock = new PausingTimeProvider();
        using var end = new StubHandler(_ => throw Refused());
        using var client = Create(end, clock);

        var failure = await Assert.ThrowsAsync<DataGouvConnectionException>(() => client.Catalog.Datasets["a"].GetAsync());

        Assert.That((failure!.Attempts.Count, end.Requests.Count), Is.EqualTo((Defaults.Retry.MaxAttempts, Defaults.Retry.MaxAttempts)));
    }

    [Test, Repeat(50)]
    public async Task GetAsync_while_connections_are_refused_for_good_gives_up_before_its_time_outs()
    {
        var clock = new PausingTimeProvider();
        using var end = new StubHandler(_ => throw Refused());
        using var client = Create(end, clock);

        await Assert.ThrowsAsync<DataGouvConnectionException>(() => client.Catalog.Datasets["a"].GetAsync());

        Assert.That(clock.Paused, Is.LessThan(Defaults.Retry.MaxElapsed).And.LessThan(Defaults.Timeouts.Call));
    }

    private static DataGouvClient Create(StubHandler end, TimeProvider clock) =>
        TestClient.Create(end, options => (options.TimeProvider, options.Retry) = (clock, new DataGouvRetryOptions()));

    private static HttpRequestException Refused() =>
        new(HttpRequestError.ConnectionError, "refused", new SocketException((int)SocketError.ConnectionRefused));
}
