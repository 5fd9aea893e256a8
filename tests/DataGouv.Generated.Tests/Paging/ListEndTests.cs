using System.Net;
using System.Text.Json.Nodes;

namespace DataGouv.Generated.Tests.Paging;

/// <summary>Where a list ends, and how an end that never comes is noticed.</summary>
[TestFixtureSource(typeof(ListShape), nameof(ListShape.All))]
internal sealed class ListEndTests(ListShape shape)
{
    private const int Size = 3;
    private const string Next = "https://list.example/?page=next";

    [Test]
    public async Task Enumerate_list_that_shrinks_ends_where_it_ends_now([Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, 40 * Size);
        server.Script = (page, _) =>
        {
            if (page == 11)
                server.Total = 10 * Size;
            return Task.FromResult<HttpResponseMessage?>(null);
        };
        Assert.That(await shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).Values().ToListAsync(), Is.EqualTo(Enumerable.Range(1, 10 * Size)));
    }

    [TestCase(HttpStatusCode.NotFound)]
    [TestCase(HttpStatusCode.RequestedRangeNotSatisfiable)]
    public async Task Enumerate_page_promised_and_gone_ends_the_list(HttpStatusCode status)
    {
        using var server = new ListServer(shape, 40 * Size);
        server.Script = (page, _) => Task.FromResult(page > 5 ? ListServer.Answer(status) : null);
        Assert.That(await shape.Enumerate(server, pageSize: Size).WithPrefetch(4).Values().ToListAsync(), Is.EqualTo(Enumerable.Range(1, 5 * Size)));
    }

    [Test]
    public async Task Enumerate_list_that_grows_goes_on_to_its_new_end([Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, 5 * Size);
        server.Script = (page, _) =>
        {
            if (page == 4)
                server.Total = 9 * Size;
            return Task.FromResult<HttpResponseMessage?>(null);
        };
        Assert.That(await shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).Values().ToListAsync(), Is.EqualTo(Enumerable.Range(1, 9 * Size)));
    }

    [Test]
    public async Task Enumerate_page_with_fewer_values_than_its_size_goes_on([Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, 6 * Size);
        server.Script = (page, _) => Task.FromResult(page switch
        {
            2 => Page([4], 2, 6 * Size, Next + 3),
            4 => Page([], 4, 6 * Size, Next + 5),
            _ => null,
        });
        int[] hidden = [5, 6, 10, 11, 12];
        Assert.That(await shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).Values().ToListAsync(), Is.EqualTo(Enumerable.Range(1, 6 * Size).Except(hidden)));
    }

    [Test]
    public async Task Enumerate_list_without_a_total_reads_to_its_end([Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, (7 * Size) - 1) { SaysTotal = false };
        Assert.That(await shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).Values().ToListAsync(), Is.EqualTo(Enumerable.Range(1, server.Total)));
        Assert.That(server.Requested, Has.Count.EqualTo(7), "Nothing is asked ahead where the end is not known.");
    }

    [Test]
    public async Task Enumerate_full_last_page_without_a_total_ends_with_the_page_behind_it([Values(0, 4)] int depth)
    {
        using var server = new ListServer(shape, 4 * Size) { SaysTotal = false };
        Assert.That(await shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).Values().ToListAsync(), Is.EqualTo(Enumerable.Range(1, server.Total)));
    }

    [Test]
    public void CountAsync_without_a_total_says_so()
    {
        using var server = new ListServer(shape, 10) { SaysTotal = false };
        Assert.That(() => shape.Enumerate(server).CountAsync(), Throws.InvalidOperationException.With.Message.Contains("does not say how many"));
    }

    [Test]
    public async Task Enumerate_pages_of_size_0_takes_the_one_that_holds_everything([Values(0, 4)] int depth)
    {
        using var server = new ListServer(shape, 7);
        server.Script = (page, _) => Task.FromResult<HttpResponseMessage?>(ListServer.Answer(shape.Page(Enumerable.Range(1, 7), page, 0, 7, Next + (page + 1))));
        Assert.That(await shape.Enumerate(server, pageSize: 0).WithPrefetch(depth).Values().ToListAsync(), Is.EqualTo(Enumerable.Range(1, 7)));
        Assert.That(server.Requested, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Enumerate_from_page_0_gives_no_page_twice([Values(0, 4)] int depth)
    {
        using var server = new ListServer(shape, 10);
        server.Script = (page, _) => Task.FromResult(page == 0 ? Page([1, 2, 3], 0, 10, Next + 1) : null);
        Assert.That(await shape.Enumerate(server, page: 0, pageSize: Size).WithPrefetch(depth).Values().ToListAsync(), Is.EqualTo(Enumerable.Range(1, 10)));
    }

    [Test]
    public void Enumerate_server_that_always_answers_page_1_is_noticed([Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, 1000);
        server.Script = (_, _) => Task.FromResult(Page([1, 2, 3], 1, 1000, Next + 2));
        AssertRepeats(server, depth);
    }

    [Test]
    public void Enumerate_server_that_always_names_the_same_next_page_is_noticed([Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, 1000);
        server.Script = (page, _) => Task.FromResult(Page([1, 2, 3], page, 1000, Next));
        AssertRepeats(server, depth);
    }

    [Test]
    public void Enumerate_server_that_goes_on_past_its_own_total_is_noticed([Range(0, 8)] int depth)
    {
        using var server = new ListServer(shape, 1000);
        server.Script = (page, _) => Task.FromResult(Page([1, 2, 3], page, 7, Next + page));
        AssertRepeats(server, depth);
    }

    private void AssertRepeats(ListServer server, int depth)
    {
        Assert.That(
            async () => await shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).Values().ToListAsync(),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("would never end"));
        Assert.That(server.Requested, Has.Count.LessThanOrEqualTo(4 + depth));
    }

    private HttpResponseMessage? Page(int[] values, int number, int total, string next)
    {
        JsonObject page = shape.Page(values, number, Size, total, next);
        return ListServer.Answer(page);
    }
}
