using System.Net;

namespace DataGouv.Generated.Tests.Paging;

[TestFixtureSource(typeof(ListShape), nameof(ListShape.All))]
internal sealed class EnumerationTests(ListShape shape)
{
    private const int Size = 3;

    [Test]
    public async Task Enumerate_list_of_some_pages_gives_every_value_in_order([Values(1, 2, 40, 1000)] int pages, [Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, (pages * Size) - 1);
        var values = await shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).Values().ToListAsync();
        Assert.Multiple(() =>
        {
            Assert.That(values, Is.EqualTo(Enumerable.Range(1, server.Total)));
            Assert.That(server.Requested, Is.EqualTo(Enumerable.Range(1, pages)), "Each page is asked for once.");
        });
    }

    [Test]
    public async Task Enumerate_empty_list_gives_nothing([Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, 0);
        Assert.That(await shape.Enumerate(server).WithPrefetch(depth).Values().ToListAsync(), Is.Empty);
        Assert.That(server.Requested, Has.Count.EqualTo(1));
    }

    [Test]
    public void Enumerate_not_begun_asks_for_nothing()
    {
        using var server = new ListServer(shape, 10);
        shape.Enumerate(server).WithPrefetch(4).Values();
        Assert.That(server.Requested, Is.Empty);
    }

    [Test]
    public async Task Enumerate_twice_asks_twice()
    {
        using var server = new ListServer(shape, 5);
        var list = shape.Enumerate(server, pageSize: Size).Values();
        await list.ToListAsync();
        Assert.That(await list.ToListAsync(), Is.EqualTo(Enumerable.Range(1, 5)));
        Assert.That(server.Requested, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Enumerate_from_a_page_begins_there([Values(0, 3)] int depth)
    {
        using var server = new ListServer(shape, 10);
        Assert.That(
            await shape.Enumerate(server, page: 3, pageSize: Size).WithPrefetch(depth).Values().ToListAsync(),
            Is.EqualTo(Enumerable.Range(7, 4)));
    }

    [Test]
    public async Task Enumerate_with_last_answers_first_keeps_the_order([Range(1, 8)] int depth)
    {
        using var server = new ListServer(shape, 40 * Size);
        var gates = Enumerable
            .Range(0, 42)
            .Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))
            .ToList();
        server.Script = async (page, cancellationToken) =>
        {
            // Each group of pages that are asked for together is answered from its end.
            var isLastOfGroup = page == 1 || (page - 1) % depth == 0 || page == 40;
            if (!isLastOfGroup)
                await gates[page + 1].Task.WaitAsync(cancellationToken);
            gates[page].SetResult();
            return null;
        };
        Assert.That(
            await shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).Values().ToListAsync(),
            Is.EqualTo(Enumerable.Range(1, server.Total)));
    }

    [Test]
    public async Task AsPages_never_asks_for_more_pages_ahead_than_its_depth([Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, 40 * Size);
        var reading = 1;
        var furthest = 0;
        server.Script = (page, _) =>
        {
            furthest = Math.Max(furthest, page - reading);
            return Task.FromResult<HttpResponseMessage?>(null);
        };
        await foreach (var _ in shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).AsPages())
            reading++;
        Assert.That(furthest, Is.EqualTo(depth), "depth + 1 pages are in memory at most: the one being read, and those ahead.");
    }

    [Test]
    public async Task AsPages_asks_ahead_while_a_page_is_read([Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, 40 * Size);
        await using var pages = shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).AsPages().GetAsyncEnumerator();
        await pages.MoveNextAsync();
        Assert.That(server.Requested, Is.EqualTo(Enumerable.Range(1, 1 + depth)));
    }

    [Test]
    public async Task AsPages_of_list_gives_its_numbers()
    {
        using var server = new ListServer(shape, 7);
        var pages = await shape.Enumerate(server, pageSize: Size).AsPages().ToListAsync();
        Assert.Multiple(() =>
        {
            Assert.That(pages.Select(page => page.Number), Is.EqualTo(Enumerable.Range(1, 3)));
            Assert.That(pages.Select(page => page.Size), Is.All.EqualTo(Size));
            Assert.That(pages.Select(page => page.Total), Is.All.EqualTo(7));
            Assert.That(pages.Select(page => page.Values.Count), Is.EqualTo(Expected.Counts));
        });
    }

    [Test]
    public async Task Enumerate_page_without_its_values_is_no_empty_list([Values(0, 4)] int depth)
    {
        using var server = new ListServer(shape, 7 * Size);
        var masked = ListServer.Answer(HttpStatusCode.OK, """{"page": 3, "total": 21, "meta": {"page": 3}}""");
        server.Script = (page, _) => Task.FromResult(page == 3 ? masked : null);
        var values = new List<int>();
        Assert.That(
            async () =>
            {
                await foreach (var value in shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).Values())
                    values.Add(value);
            },
            Throws.TypeOf<InvalidDataException>().With.Message.Match("page 3 without its items.* has to name data"));
        Assert.That(values, Is.EqualTo(Enumerable.Range(1, 2 * Size)));
    }

    [Test]
    public async Task CountAsync_of_pages_without_their_values_counts()
    {
        using var server = new ListServer(shape, 7);
        var masked = ListServer.Answer(HttpStatusCode.OK, """{"total": 21, "meta": {"total": 21}}""");
        server.Script = (_, _) => Task.FromResult<HttpResponseMessage?>(masked);
        Assert.That(await shape.Enumerate(server).CountAsync(), Is.EqualTo(21));
    }

    [Test]
    public async Task CountAsync_costs_one_request()
    {
        using var server = new ListServer(shape, 1234);
        Assert.That(await shape.Enumerate(server).CountAsync(), Is.EqualTo(1234));
        Assert.That(server.Requested, Has.Count.EqualTo(1));
    }

    [TestCase(-1)]
    [TestCase(17)]
    public void WithPrefetch_of_no_sensible_depth_is_refused(int depth)
    {
        using var server = new ListServer(shape, 1);
        Assert.That(() => shape.Enumerate(server).WithPrefetch(depth), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private static class Expected
    {
        public static readonly int[] Counts = [3, 3, 1];
    }
}
