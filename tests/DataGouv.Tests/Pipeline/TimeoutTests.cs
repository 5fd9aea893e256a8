using DataGouv.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DataGouv.Tests.Pipeline;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TimeoutTests
{
    private const string Advice =
        "Raise the time-out in DataGouvClientOptions.Timeouts or the call's CallOptions, or ask for less at once.";

    private readonly FakeTimeProvider _clock = new();

    [Test]
    public async Task SendAsync_when_nobody_answers_ends_each_attempt()
    {
        using var end = new SilentHandler();
        using var client = Create(end, options => options.Retry.MaxAttempts = 2);

        var failure = await Assert.ThrowsAsync<DataGouvConnectionException>(() =>
            _clock.RunAsync(client.SendAsync(HttpMethod.Get, "datasets/")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                failure!.Message,
                Is.EqualTo($"GET /api/1/datasets/ was not answered within 00:00:30, the time-out of an attempt. {Advice}"));
            Assert.That(failure.InnerException, Is.InstanceOf<TimeoutException>());
            Assert.That(failure.Attempts, Has.Count.EqualTo(2));
        }
    }

    [Test]
    public async Task SendAsync_with_time_of_the_call_follows_it()
    {
        using var end = new SilentHandler();
        using var client = Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvConnectionException>(() =>
            _clock.RunAsync(
                client.SendAsync(
                    HttpMethod.Get,
                    "datasets/",
                    options: new CallOptions { AttemptTimeout = TimeSpan.FromSeconds(2), MaxAttempts = 1 })));

        Assert.That(failure!.Message, Does.Contain("within 00:00:02, the time-out of an attempt"));
    }

    [Test]
    public async Task SendAsync_with_time_for_the_whole_call_follows_it()
    {
        using var end = new SilentHandler();
        using var client = Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvConnectionException>(() =>
            _clock.RunAsync(
                client.SendAsync(HttpMethod.Get, "datasets/", options: new CallOptions { CallTimeout = TimeSpan.FromSeconds(5) })));

        Assert.That(
            failure!.Message,
            Is.EqualTo($"GET /api/1/datasets/ was not answered within 00:00:05, the time-out of the whole call. {Advice}"));
    }

    [Test]
    public async Task SendAsync_when_all_of_it_takes_too_long_tells_of_the_attempts()
    {
        using var end = new SilentHandler();
        using var client = Create(end, options => (options.Timeouts.Call, options.Retry.MaxAttempts) = (TimeSpan.FromSeconds(70), 10));

        var call = client.SendAsync(HttpMethod.Get, "datasets/");
        foreach (var seconds in new[] { 30, 30, 10 })
        {
            await end.Arrived.WaitAsync();
            _clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        var failure = await Assert.ThrowsAsync<DataGouvConnectionException>(() => call);

        Assert.That(
            (failure!.Message, failure.Attempts.Count),
            Is.EqualTo(($"GET /api/1/datasets/ was not answered within 00:01:10, the time-out of the whole call. {Advice}", 2)));
    }

    [Test]
    public async Task SendAsync_when_cancelled_by_the_caller_is_no_time_out()
    {
        using var leaving = new CancellationTokenSource();
        using var end = new SilentHandler();
        using var client = Create(end);

        var call = client.SendAsync(HttpMethod.Get, "datasets/", cancellationToken: leaving.Token);
        await leaving.CancelAsync();

        await Assert.ThatAsync(() => call, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task SendAsync_when_the_socket_gives_up_connecting_is_a_lost_connection()
    {
        using var end = new StubHandler(_ => throw new TaskCanceledException("connecting", new TimeoutException()));
        using var client = Create(end, options => options.Retry.MaxAttempts = 1);

        await Assert.ThatAsync(() => client.SendAsync(HttpMethod.Get, "datasets/"), Throws.InstanceOf<DataGouvConnectionException>());
    }

    [Test]
    public async Task SendAsync_with_upload_on_its_way_is_not_ended()
    {
        // Ten pieces, each of which takes 20 seconds: longer than an attempt and a call may take, never idle for that long.
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = Create(end, options => options.Timeouts.Call = TimeSpan.FromSeconds(60));
        using var body = new StreamContent(new SlowStream(_clock, pieces: 10, TimeSpan.FromSeconds(20)));

        using var response = await client.SendAsync(HttpMethod.Put, "datasets/", body);

        Assert.That(
            (response.IsSuccessStatusCode, _clock.GetUtcNow() - new FakeTimeProvider().GetUtcNow()),
            Is.EqualTo((true, TimeSpan.FromSeconds(200))));
    }

    [Test]
    public async Task SendAsync_with_upload_that_stalls_is_ended()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = Create(end);
        using var body = new StreamContent(new SlowStream(_clock, pieces: 2, TimeSpan.FromSeconds(31)));

        await Assert.ThatAsync(() => client.SendAsync(HttpMethod.Put, "datasets/", body), Throws.InstanceOf<DataGouvConnectionException>());
    }

    [Test]
    public async Task ReadAsync_when_the_answer_stalls_breaks_off()
    {
        using var end = new StubHandler(_ => new HttpResponseMessage { Content = new StreamContent(new StallingStream("{"u8.ToArray())) });
        using var client = Create(end);
        using var response = await client.SendAsync(HttpMethod.Get, "datasets/");

        var failure = await Assert.ThrowsAsync<DataGouvConnectionException>(() => _clock.RunAsync(response.Content.ReadAsStringAsync()));

        Assert.That(
            failure!.Message,
            Is.EqualTo($"GET /api/1/datasets/ broke off: nothing came for 00:00:30, the time-out of an idle read. {Advice}"));
    }

    [Test]
    public async Task GetAsync_when_the_answer_stalls_breaks_off_at_the_time_of_the_call()
    {
        using var end = new StubHandler(_ => new HttpResponseMessage { Content = new StreamContent(new StallingStream("{"u8.ToArray())) });
        using var client = Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvConnectionException>(() =>
            _clock.RunAsync(
                client
                    .Catalog.Datasets["a"]
                    .GetAsync(request => request.Options.Add(new CallOptions { IdleReadTimeout = TimeSpan.FromSeconds(3) }))));

        Assert.That(failure!.Message, Does.Contain("broke off after 1 bytes: nothing came for 00:00:03"));
    }

    [Test]
    public async Task ReadAsync_when_cancelled_is_cancelled()
    {
        using var leaving = new CancellationTokenSource();
        using var end = new StubHandler(_ => new HttpResponseMessage { Content = new StreamContent(new StallingStream([])) });
        using var client = Create(end);
        using var response = await client.SendAsync(HttpMethod.Get, "datasets/");
        var body = await response.Content.ReadAsStreamAsync();

        var read = body.ReadAsync(new byte[1], leaving.Token).AsTask();
        await leaving.CancelAsync();

        await Assert.ThatAsync(() => read, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task ReadAsync_when_the_connection_breaks_is_a_lost_connection()
    {
        using var end = new StubHandler(_ => new HttpResponseMessage { Content = new StreamContent(new BreakingStream()) });
        using var client = Create(end);
        using var response = await client.SendAsync(HttpMethod.Get, "datasets/");

        await Assert.ThatAsync(
            () => response.Content.ReadAsByteArrayAsync(),
            Throws.InstanceOf<DataGouvConnectionException>().With.Message.Contains("broke off after 0 bytes"));
    }

    [Test]
    public async Task Read_when_the_connection_breaks_is_a_lost_connection()
    {
        using var end = new StubHandler(_ => new HttpResponseMessage { Content = new StreamContent(new BreakingStream()) });
        using var client = Create(end);
        using var response = await client.SendAsync(HttpMethod.Get, "datasets/");
        var body = await response.Content.ReadAsStreamAsync();

        Assert.That(() => body.Read(new byte[1], 0, 1), Throws.InstanceOf<DataGouvConnectionException>());
    }

    [Test]
    public async Task ReadAsStreamAsync_gives_what_can_only_be_read()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = Create(end);
        using var response = await client.SendAsync(HttpMethod.Get, "datasets/");
        var body = await response.Content.ReadAsStreamAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((body.CanRead, body.CanSeek, body.CanWrite), Is.EqualTo((true, false, false)));
            Assert.That(() => body.Length, Throws.InstanceOf<NotSupportedException>());
            Assert.That(() => body.Position, Throws.InstanceOf<NotSupportedException>());
            Assert.That(() => body.Seek(0, SeekOrigin.Begin), Throws.InstanceOf<NotSupportedException>());
            Assert.That(() => body.SetLength(0), Throws.InstanceOf<NotSupportedException>());
            Assert.That(() => body.Write([], 0, 0), Throws.InstanceOf<NotSupportedException>());
            Assert.That(body.ReadByte(), Is.EqualTo((int)'{'));
        }
    }

    [Test]
    public async Task ReadAsync_without_limit_never_breaks_off()
    {
        using var leaving = new CancellationTokenSource();
        using var end = new StubHandler(_ => new HttpResponseMessage { Content = new StreamContent(new StallingStream([])) });
        using var client = Create(end, options => options.Timeouts.IdleRead = Timeout.InfiniteTimeSpan);
        using var response = await client.SendAsync(HttpMethod.Get, "datasets/");

        var read = response.Content.ReadAsByteArrayAsync(leaving.Token);
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.That(read.IsCompleted, Is.False);
        await leaving.CancelAsync();
    }

    [Test]
    public void CallOptions_with_time_that_cannot_be_refuses_it() =>
        Assert.That(
            () => new CallOptions { CallTimeout = TimeSpan.Zero },
            Throws.ArgumentException.With.Message.StartsWith("CallTimeout is 00:00:00: allowed is more than zero"));

    [Test]
    public void CallOptions_with_attempts_that_cannot_be_refuses_them() =>
        Assert.That(
            () => new CallOptions { MaxAttempts = 0 },
            Throws.ArgumentException.With.Message.StartsWith("MaxAttempts is 0: allowed is from 1 to 20"));

    [TestCase(-1)]
    [TestCase(86_401)]
    public void CallOptions_with_patience_that_cannot_be_refuses_it(int seconds) =>
        Assert.That(
            () => new CallOptions { MaxElapsed = TimeSpan.FromSeconds(seconds) },
            Throws.ArgumentException.With.Message.Contains("allowed is from 00:00:00 to 1.00:00:00"));

    [TestCase(0)]
    [TestCase(86_400)]
    public void CallOptions_with_patience_keeps_it(int seconds) =>
        Assert.That(new CallOptions { MaxElapsed = TimeSpan.FromSeconds(seconds) }.MaxElapsed, Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    private DataGouvClient Create(HttpMessageHandler end, Action<DataGouvClientOptions>? configure = null) =>
        TestClient.Create(
            end,
            options =>
            {
                options.TimeProvider = _clock;
                options.Timeouts.Call = Timeout.InfiniteTimeSpan;
                options.Politeness.RequestsPerSecond = null;
                configure?.Invoke(options);
            });

    private sealed class SilentHandler : HttpMessageHandler
    {
        public SemaphoreSlim Arrived { get; } = new(0);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Arrived.Release();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Nobody answers.");
        }
    }

    private sealed class SlowStream(FakeTimeProvider clock, int pieces, TimeSpan time) : ReadOnlyStream
    {
        private int _left = pieces;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            if (_left-- == 0)
            {
                return 0;
            }

            clock.Advance(time);
            cancellationToken.ThrowIfCancellationRequested();
            return 1;
        }
    }

    private sealed class StallingStream(byte[] before) : ReadOnlyStream
    {
        private bool _isGiven = before.Length == 0;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_isGiven)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            _isGiven = true;
            before.CopyTo(buffer);
            return before.Length;
        }
    }

    private sealed class BreakingStream : ReadOnlyStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The connection broke.");

        public override int Read(Span<byte> buffer) => throw new IOException("The connection broke.");
    }
}
