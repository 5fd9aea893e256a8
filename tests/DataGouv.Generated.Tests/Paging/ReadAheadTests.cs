namespace DataGouv.Generated.Tests.Paging;

internal sealed class ReadAheadTests
{
    [Test]
    public async Task Take_gives_parts_in_the_order_of_their_beginning()
    {
        await using var ahead = new ReadAhead<int>(null, CancellationToken.None);
        var late = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        ahead.Begin(_ => late.Task);
        ahead.Begin(_ => Task.FromResult(2));
        var first = ahead.Take();
        late.SetResult(1);
        Assert.That((await first, await ahead.Take(), ahead.Count), Is.EqualTo((1, 2, 0)));
    }

    [Test]
    public async Task DisposeAsync_cancels_what_is_under_way()
    {
        var ahead = new ReadAhead<int>(null, CancellationToken.None);
        var cancelled = new TaskCompletionSource();
        ahead.Begin(async leaving =>
        {
            await using var registration = leaving.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, leaving);
            return 1;
        });
        await ahead.DisposeAsync();
        Assert.That(cancelled.Task.IsCompleted, Is.True);
    }

    [Test]
    public async Task DisposeAsync_releases_what_came_and_was_not_taken()
    {
        var released = new List<int>();
        var ahead = new ReadAhead<int>(Release, CancellationToken.None);
        ahead.Begin(_ => Task.FromResult(1));
        ahead.Begin(_ => Task.FromResult(2));
        ahead.Begin(_ => Task.FromException<int>(new IOException("It broke.")));
        ahead.Begin(_ => Task.FromResult(4));
        await ahead.Take();
        await ahead.DisposeAsync();
        Assert.That(released, Is.EqualTo(new[] { 2, 4 }));

        ValueTask Release(int part)
        {
            released.Add(part);
            return ValueTask.CompletedTask;
        }
    }

    [Test]
    public async Task DisposeAsync_releases_what_comes_after_it()
    {
        var released = new TaskCompletionSource<int>();
        var late = new TaskCompletionSource<int>();
        var ahead = new ReadAhead<int>(Release, CancellationToken.None);
        ahead.Begin(_ => late.Task);
        await ahead.DisposeAsync();
        late.SetResult(7);
        Assert.That(await released.Task, Is.EqualTo(7));

        ValueTask Release(int part)
        {
            released.SetResult(part);
            return ValueTask.CompletedTask;
        }
    }

    [Test]
    public async Task Begin_under_a_cancelled_token_gives_a_cancelled_one()
    {
        using var cancelling = new CancellationTokenSource();
        await using var ahead = new ReadAhead<bool>(null, cancelling.Token);
        await cancelling.CancelAsync();
        ahead.Begin(leaving => Task.FromResult(leaving.IsCancellationRequested));
        Assert.That(await ahead.Take(), Is.True);
    }
}
