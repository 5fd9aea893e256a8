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
        var rest = await shape
            .Enumerate(later, pageSize: Size)
            .WithPrefetch(depth)
            .AsPages(kept)
            .SelectMany(page => page.Values)
            .ToListAsync();
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
        var there = (await shape.Enumerate(server, pageSize: Size).AsPages().FirstAsync()).Continuation;
        culture.Dispose();
        Assert.That(there, Is.EqualTo(await PlaceAsync(2, Size)).And.StartsWith("page-2.size-3.list-"));
    }

    [Test]
    public async Task Continue_list_that_shrank_before_it_gives_nothing([Values(0, 4)] int depth)
    {
        using var server = new ListServer(shape, Size);
        var rest = shape.Enumerate(server, pageSize: Size).WithPrefetch(depth).AsPages(await PlaceAsync(5, Size));
        Assert.That(await rest.SelectMany(page => page.Values).ToListAsync(), Is.Empty);
    }

    [Test]
    public void Continue_list_with_pages_of_another_size_is_refused()
    {
        using var server = new ListServer(shape, 100);
        Assert.That(
            async () => await shape.Enumerate(server, pageSize: 10).AsPages(await PlaceAsync(5, Size)).ToListAsync(),
            Throws.InvalidOperationException.With.Message.Contains("set QueryParameters.PageSize to 3"));
    }

    [Test]
    public void Continue_list_where_the_server_gives_another_page_is_refused()
    {
        using var server = new ListServer(shape, 100);
        server.Script = (_, _) =>
            Task.FromResult<HttpResponseMessage?>(ListServer.Answer(shape.Page([1, 2, 3], 1, Size, 100, "https://list.example/")));
        Assert.That(
            async () => await shape.Enumerate(server, pageSize: Size).AsPages(await PlaceAsync(5, Size)).ToListAsync(),
            Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void Continue_list_that_is_refused_surfaces()
    {
        using var server = new ListServer(shape, 100);
        server.Script = (_, _) => Task.FromResult<HttpResponseMessage?>(ListServer.Answer(HttpStatusCode.Gone));
        Assert.That(
            async () => await shape.Enumerate(server).AsPages(await PlaceAsync(5, 20)).ToListAsync(),
            Throws.InstanceOf<Microsoft.Kiota.Abstractions.ApiException>());
    }

    [TestCase("")]
    [TestCase("5")]
    [TestCase("page-5")]
    [TestCase("page-5.size-3")]
    [TestCase("page-5.list-")]
    [TestCase("page-5.list-0123456789abcde")]
    [TestCase("page-5.list-0123456789ABCDEF")]
    [TestCase("page-5.list-0123456789abcdef.")]
    [TestCase("page-5.list-0123456789abcdef\n")]
    [TestCase("page-.list-0123456789abcdef")]
    [TestCase("page-0.list-0123456789abcdef")]
    [TestCase("page--1.list-0123456789abcdef")]
    [TestCase("page-99999999999.list-0123456789abcdef")]
    [TestCase("page-5.size-.list-0123456789abcdef")]
    [TestCase("page-5.size-0.list-0123456789abcdef")]
    [TestCase("page=")]
    [TestCase("https://www.data.gouv.fr/api/1/datasets/?page=2")]
    public void Continue_with_another_text_is_refused_before_any_request(string continuation)
    {
        using var server = new ListServer(shape, 100);
        Assert.That(
            () => shape.Enumerate(server).AsPages(continuation),
            Throws.ArgumentException.With.Message.Contains("is not a continuation"));
        Assert.That(server.Requested, Is.Empty);
    }

    [TestCase("page=5")]
    [TestCase("page=5;size=3")]
    public void Continue_with_a_text_of_an_earlier_version_is_refused_and_says_how_to_go_on(string continuation)
    {
        using var server = new ListServer(shape, 100);
        Assert.That(
            () => shape.Enumerate(server).AsPages(continuation),
            Throws.ArgumentException.With.Message.Contains("begin at page 5 of that list with QueryParameters.Page"));
    }

    [Test]
    public async Task Continue_another_list_is_refused_before_any_request()
    {
        using var server = new ListServer(shape, 100);
        var other = ListShape.All[(ListShape.All.ToList().IndexOf(shape) + 1) % ListShape.All.Count];
        using var elsewhere = new ListServer(other, 100);
        var place = (await other.Enumerate(elsewhere, pageSize: Size).AsPages().FirstAsync()).Continuation;
        Assert.That(
            () => shape.Enumerate(server, pageSize: Size).AsPages(place),
            Throws.ArgumentException.With.Message.Contains("belongs to another list"));
        Assert.That(server.Requested, Is.Empty);
    }

    [Test]
    public void Continuation_of_any_place_is_read_as_that_place() =>
        Prop.ForAll<PositiveInt, int, ulong>(
                (number, size, list) =>
                {
                    var place = new PageContinuation(number.Get, size > 0 ? size : null, list.ToString("x16", null));
                    return PageContinuation.Parse(place.ToString()) == place;
                })
            .QuickCheckThrowOnFailure();

    [Test]
    public void Continuation_of_any_place_can_stand_in_an_address() =>
        Prop.ForAll<PositiveInt, PositiveInt, ulong>(
                (number, size, list) =>
                {
                    var text = new PageContinuation(number.Get, size.Get, list.ToString("x16", null)).ToString();
                    return Uri.EscapeDataString(text) == text;
                })
            .QuickCheckThrowOnFailure();

    [Test]
    public void Continuation_read_from_any_text_is_a_place_or_refused() =>
        Prop.ForAll<NonNull<string>>(text =>
            {
                try
                {
                    return PageContinuation.Parse(text.Get).Number > 0;
                }
                catch (ArgumentException)
                {
                    return true;
                }
            })
            .QuickCheckThrowOnFailure();

    /// <summary>The continuation that leads to a page of the list.</summary>
    private async Task<string> PlaceAsync(int page, int size)
    {
        using var server = new ListServer(shape, page * size);
        return (await shape.Enumerate(server, page: page - 1, pageSize: size).AsPages().FirstAsync()).Continuation!;
    }
}
