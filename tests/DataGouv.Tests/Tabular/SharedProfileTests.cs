using DataGouv.Tabular;
using DataGouv.Tests.Support;
using DataGouv.Tests.Tabular.Crawled;

namespace DataGouv.Tests.Tabular;

/// <summary>A profile is asked for once, by however many at once, and again when the table has changed.</summary>
public sealed class SharedProfileTests
{
    private const string Before = """{"profile":{"columns":{"nom":{"python_type":"string"}}},"indexes":null}""";
    private const string After =
        """{"profile":{"columns":{"nom":{"python_type":"string"},"nouveau":{"python_type":"string"}}},"indexes":null}""";

    [Test]
    public async Task GetProfileAsync_tenAtOnce_askOnce()
    {
        var server = new HeldServer();
        var resource = TestResource.On(server);

        var asked = Enumerable.Range(0, 10).Select(_ => resource.GetProfileAsync()).ToList();
        server.Release.SetResult(Before);
        var profiles = await Task.WhenAll(asked);

        Assert.That((server.Requests, profiles.Distinct().Count()), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task GetProfileAsync_oneOfTenLeaves_theOthersGetIt()
    {
        var server = new HeldServer();
        var resource = TestResource.On(server);
        using var leaving = new CancellationTokenSource();

        var first = resource.GetProfileAsync(leaving.Token);
        var others = Enumerable.Range(0, 9).Select(_ => resource.GetProfileAsync()).ToList();
        await leaving.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        server.Release.SetResult(Before);

        Assert.That(((await Task.WhenAll(others)).Length, server.Requests), Is.EqualTo((9, 1)));
    }

    [Test]
    public async Task GetProfileAsync_allLeave_givesTheRequestUpAndAsksAnewNextTime()
    {
        var server = new HeldServer();
        var resource = TestResource.On(server);
        using var leaving = new CancellationTokenSource();

        var asked = new[] { resource.GetProfileAsync(leaving.Token), resource.GetProfileAsync(leaving.Token) };
        await leaving.CancelAsync();
        Assert.That(async () => await Task.WhenAll(asked), Throws.InstanceOf<OperationCanceledException>());
        await server.GivenUp.Task;
        server.Release.SetResult(Before);

        Assert.That(((await resource.GetProfileAsync()).Columns.Count, server.Requests), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task GetProfileAsync_refusedOnce_isAskedForAgain()
    {
        var server = new StubHandler((_, number) => number == 1 ? Answers.Status(401) : Answers.Json(Before));
        var resource = TestResource.On(server);

        Assert.That(async () => await resource.GetProfileAsync(), Throws.InstanceOf<DataGouvApiException>());
        Assert.That((await resource.GetProfileAsync()).Columns, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Where_columnThatTheTableGotSince_isTaken()
    {
        var table = new CrawledTable(Before, """{"__id":1,"nom":"a","nouveau":"x"}""");
        await table.Resource.GetProfileAsync();
        table.Profile = After;

        var rows = await table.Rows.Where("nouveau", "x").ReadAsync().CountAsync();
        await table.Rows.Where("nouveau", "x").ReadAsync().CountAsync();

        Assert.That((rows, table.Profiles), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Where_columnThatIsNowhere_isRefusedAfterOneMoreLook()
    {
        var table = new CrawledTable(Before);
        await table.Resource.GetProfileAsync();

        Assert.That(
            async () => await table.Rows.Where("nouveau", "x").ReadPageAsync(),
            Throws.TypeOf<TabularQueryException>().With.Property("Column").EqualTo("nouveau"));
        Assert.That((table.Profiles, table.Queries.Count()), Is.EqualTo((2, 0)));
    }

    /// <summary>A server that answers when it is told to, and notices who leaves.</summary>
    private sealed class HeldServer : HttpMessageHandler
    {
        private int _requests;

        public TaskCompletionSource<string> Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource GivenUp { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Requests => Volatile.Read(ref _requests);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            await using var leaving = cancellationToken.Register(() => GivenUp.TrySetResult());
            var response = Answers.Json(await Release.Task.WaitAsync(cancellationToken));
            response.RequestMessage = request;
            return response;
        }
    }
}
