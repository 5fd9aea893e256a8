using System.Runtime.CompilerServices;
using DataGouv.Catalog;

namespace DataGouv.Generated.Tests.Paging;

/// <summary>What was given is not held while the next page is read: a crawl keeps one page in memory, not two.</summary>
internal sealed class ReleaseTests
{
    [Test]
    public async Task Enumerate_while_the_next_page_is_read_holds_nothing_of_the_last()
    {
        using var server = new ListServer(ListShape.Catalogue, 6);
        WeakReference? value = null;
        var isHeld = true;
        server.Script = (page, _) =>
        {
            isHeld = page == 2 ? IsHeld(value!) : isHeld;
            return Task.FromResult<HttpResponseMessage?>(null);
        };
        var list = server.Catalog.Datasets.EnumerateAsync(request => request.QueryParameters.PageSize = 3);
        await using var values = list.GetAsyncEnumerator();
        for (var number = 1; number <= 4; number++)
        {
            await values.MoveNextAsync();
            value = number <= 3 ? Weakly(values) : value;
        }

        Assert.That(isHeld, Is.False);
    }

    [Test]
    public async Task AsPages_while_the_next_page_is_read_holds_nothing_of_the_last()
    {
        using var server = new ListServer(ListShape.Catalogue, 6);
        WeakReference? first = null;
        var isHeld = true;
        server.Script = (page, _) =>
        {
            isHeld = page == 2 ? IsHeld(first!) : isHeld;
            return Task.FromResult<HttpResponseMessage?>(null);
        };
        var list = server.Catalog.Datasets.EnumerateAsync(request => request.QueryParameters.PageSize = 3);
        await using var pages = list.AsPages().GetAsyncEnumerator();
        await pages.MoveNextAsync();
        first = Weakly(pages);
        await pages.MoveNextAsync();
        Assert.That(isHeld, Is.False);
    }

    [Test]
    public async Task Enumerate_within_a_page_holds_nothing_of_what_was_given()
    {
        using var server = new ListServer(ListShape.Catalogue, 6);
        await using var values = server.Catalog.Datasets.EnumerateAsync().GetAsyncEnumerator();
        await values.MoveNextAsync();
        var first = Weakly(values);
        await values.MoveNextAsync();
        Assert.That(IsHeld(first), Is.False);
    }

    // Out of the way of the caller's own locals.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Weakly<T>(IAsyncEnumerator<T> values)
        where T : class => new(values.Current);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsHeld(WeakReference value)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return value.IsAlive;
    }
}
