using System.Net;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Generated.Tests.Paging;

/// <summary>A list is left at a page, and goes on there in another process.</summary>
[TestFixtureSource(typeof(ListShape), nameof(ListShape.All))]
internal sealed class ContinuationTests(ListShape shape)
{
    private const int Size = 3;

    [Test]
    public async Task Continue_list_in_another_client_gives_the_rest([Range(1, 5)] int pages, [Values(0, 4)] int depth)
    {
        string? kept;
        using (var server = new ListServer(shape, 6 * Size))
            kept = (await shape.Enumerate(server, pageSize: Size).AsPages().Take(pages).LastAsync()).Continuation;

        using var later = new ListServer(shape, 6 * Size);
        var rest = await shape.Enumerate(later, pageSize: Size).WithPrefetch(depth).AsPages(kept).SelectMany(page => page.Values).ToListAsync();
        Assert.That(rest, Is.EqualTo(Enumerable.Range((pages * Size) + 1, (6 - pages) * Size)));
    }

    [Test]
    public async Task Continuation_of_the_last_page_is_null()
    {
        using var server = new ListServer(shape, 2 * Size);
        var pages = await shape.Enumerate(server, pageSize: Size).AsPages().ToListAsync();
        Assert.That(pages[^1].Continuation, Is.Null);
    }

    [Test]
    public async Task Continuation_in_another_culture_is_the_same()
    {
        using var culture = new StrangeCulture();
        using var server = new ListServer(shape, 40);
        Assert.That((await shape.Enumerate(server, pageSize: Size).AsPages().FirstAsync()).Continuation, Is.EqualTo("page=2;size=3"));
    }

    [Test]
    public async Task Continue_list_that_shrank_before_it_gives_nothing([Values(0, 4)] int depth)
    {
        using var server = new ListServer(shape, Size);
        Assert.That(await shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).AsPages("page=5;size=3").SelectMany(page => page.Values).ToListAsync(), Is.Empty);
    }

    [Test]
    public void Continue_list_with_pages_of_another_size_is_refused()
    {
        using var server = new ListServer(shape, 100);
        Assert.That(
            async () => await shape.Enumerate(server, pageSize: 10).AsPages("page=5;size=3").ToListAsync(),
            Throws.InvalidOperationException.With.Message.Contains("set QueryParameters.PageSize to 3"));
    }

    [Test]
    public void Continue_list_where_the_server_gives_another_page_is_refused()
    {
        using var server = new ListServer(shape, 100);
        server.Script = (_, _) => Task.FromResult<HttpResponseMessage?>(ListServer.Answer(shape.Page([1, 2, 3], 1, Size, 100, "https://list.example/")));
        Assert.That(async () => await shape.Enumerate(server, pageSize: Size).AsPages("page=5;size=3").ToListAsync(), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void Continue_list_that_is_refused_surfaces()
    {
        using var server = new ListServer(shape, 100);
        server.Script = (_, _) => Task.FromResult<HttpResponseMessage?>(ListServer.Answer(HttpStatusCode.Gone));
        Assert.That(async () => await shape.Enumerate(server).AsPages("page=5;size=20").ToListAsync(), Throws.InstanceOf<Microsoft.Kiota.Abstractions.ApiException>());
    }

    [TestCase("")]
    [TestCase("5")]
    [TestCase("page=")]
    [TestCase("page=0")]
    [TestCase("page=-1")]
    [TestCase("page=5;size=")]
    [TestCase("page=5;size=0")]
    [TestCase("page=5;size=3;")]
    [TestCase("page=5\n")]
    [TestCase("page=99999999999")]
    [TestCase("https://www.data.gouv.fr/api/1/datasets/?page=2")]
    public void Continue_with_another_text_is_refused_before_any_request(string continuation)
    {
        using var server = new ListServer(shape, 100);
        Assert.That(() => shape.Enumerate(server).AsPages(continuation), Throws.ArgumentException.With.Message.Contains("is not a continuation"));
        Assert.That(server.Requested, Is.Empty);
    }

    [Test]
    public void Continuation_of_any_place_is_read_as_that_place() => Prop.ForAll<PositiveInt, PositiveInt, bool>((number, size, hasSize) =>
    {
        var place = new PageContinuation(number.Get, hasSize ? size.Get : null);
        return PageContinuation.Parse(place.ToString()) == place;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Continuation_read_from_any_text_is_a_place_or_refused() => Prop.ForAll<NonNull<string>>(text =>
    {
        try
        {
            return PageContinuation.Parse(text.Get).Number > 0;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }).QuickCheckThrowOnFailure();
}
