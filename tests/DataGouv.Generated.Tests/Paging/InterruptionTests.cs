using System.Net;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Generated.Tests.Paging;

/// <summary>What happens when a list is left, cancelled or refused before its end.</summary>
[TestFixtureSource(typeof(ListShape), nameof(ListShape.All))]
internal sealed class InterruptionTests(ListShape shape)
{
    private const int Size = 3;

    [Test]
    public async Task Leave_list_early_costs_no_more_than_the_depth([Values(1, 5, 30)] int page, [Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, 40 * Size);
        await foreach (var value in shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).Values())
        {
            if (value == page * Size)
                break;
        }

        Assert.That(server.Requested, Is.EqualTo(Enumerable.Range(1, page + depth)));
    }

    [Test]
    public async Task Leave_list_early_cancels_what_is_in_flight([Range(1, 8)] int depth)
    {
        using var server = new ListServer(shape, 40 * Size);
        server.Script = (page, cancellationToken) => page == 1 ? Task.FromResult<HttpResponseMessage?>(null) : NeverAsync(cancellationToken);
        await foreach (var _ in shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).Values())
            break;
        await server.CancelledAsync(depth);
        Assert.That(server.Requested, Has.Count.EqualTo(1 + depth));
    }

    [Test]
    public async Task Refusal_in_the_middle_surfaces_after_the_values_before_it([Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, 40 * Size);
        server.Script = (page, _) => Task.FromResult(page == 20 ? ListServer.Answer(HttpStatusCode.InternalServerError) : null);
        var values = new List<int>();
        var refusal = await Assert.ThrowsAsync<ApiException>(() => CollectAsync(shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).Values(), values));
        Assert.Multiple(() =>
        {
            Assert.That(refusal!.ResponseStatusCode, Is.EqualTo(500));
            Assert.That(values, Is.EqualTo(Enumerable.Range(1, 19 * Size)));
        });
    }

    [Test]
    public void Refusal_of_two_pages_surfaces_as_the_first([Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, 40 * Size);
        server.Script = (page, _) => Task.FromResult(page switch
        {
            3 => ListServer.Answer(HttpStatusCode.BadGateway),
            4 => ListServer.Answer(HttpStatusCode.InternalServerError),
            _ => null,
        });
        Assert.That(
            async () => await shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).Values().ToListAsync(),
            Throws.TypeOf<ApiException>().With.Property(nameof(ApiException.ResponseStatusCode)).EqualTo(502));
    }

    [TestCase(HttpStatusCode.NotFound)]
    [TestCase(HttpStatusCode.Gone)]
    [TestCase(HttpStatusCode.RequestedRangeNotSatisfiable)]
    public void Refusal_of_the_first_page_surfaces(HttpStatusCode status)
    {
        using var server = new ListServer(shape, 10);
        server.Script = (_, _) => Task.FromResult<HttpResponseMessage?>(ListServer.Answer(status));
        Assert.That(
            async () => await shape.Enumerate(server).Values().ToListAsync(),
            Throws.TypeOf<ApiException>().With.Property(nameof(ApiException.ResponseStatusCode)).EqualTo((int)status));
    }

    [Test]
    public void Answer_that_is_no_page_surfaces_where_it_belongs([Values(0, 4)] int depth)
    {
        using var server = new ListServer(shape, 10 * Size);
        server.Script = (page, _) => Task.FromResult(page == 4 ? ListServer.Answer(HttpStatusCode.OK, "<html>") : null);
        var values = new List<int>();
        Assert.That(() => CollectAsync(shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).Values(), values), Throws.InstanceOf<ApiException>());
        Assert.That(values, Is.EqualTo(Enumerable.Range(1, 3 * Size)));
    }

    [Test]
    public void Cancel_while_a_page_is_on_its_way_ends_with_that_token([Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, 40 * Size);
        using var cancelling = new CancellationTokenSource();
        server.Script = async (page, cancellationToken) =>
        {
            if (page < 10)
                return null;
            await cancelling.CancelAsync();
            return await NeverAsync(cancellationToken);
        };
        Assert.That(
            async () => await shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).Values().ToListAsync(cancelling.Token),
            Throws.InstanceOf<OperationCanceledException>().With.Property(nameof(OperationCanceledException.CancellationToken)).EqualTo(cancelling.Token));
    }

    [Test]
    public void Cancel_while_a_page_is_read_is_seen_at_the_next_value([Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, 40 * Size);
        using var cancelling = new CancellationTokenSource();
        var values = new List<int>();
        Assert.That(
            async () =>
            {
                await foreach (var value in shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).Values().WithCancellation(cancelling.Token))
                {
                    values.Add(value);
                    if (value == 5)
                        await cancelling.CancelAsync();
                }
            },
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(values, Has.Count.EqualTo(5));
        Assert.That(server.Requested, Has.Count.LessThanOrEqualTo(2 + depth));
    }

    [Test]
    public async Task Cancel_between_pages_gives_no_other_page([Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, 40 * Size);
        using var cancelling = new CancellationTokenSource();
        await using var pages = shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).AsPages().GetAsyncEnumerator(cancelling.Token);
        await pages.MoveNextAsync();
        await cancelling.CancelAsync();
        Assert.That(async () => await pages.MoveNextAsync(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(server.Requested, Has.Count.EqualTo(1 + depth));
    }

    private static async Task<HttpResponseMessage?> NeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return null;
    }

    private static async Task CollectAsync(IAsyncEnumerable<int> list, List<int> values)
    {
        await foreach (var value in list)
            values.Add(value);
    }
}
