using System.Net;
using System.Text.Json.Nodes;
using DataGouv.Catalog;

namespace DataGouv.Generated.Tests.Paging;

/// <summary>Lists that contradict themselves: an item twice, another number of items than the total.</summary>
internal sealed class ConsistencyTests
{
    private const int Size = 2;
    private const string Repeats = "GET /datasets/ gave 1 again on page 2, the first";

    [Test]
    public async Task Enumerate_list_that_repeats_tells_it_and_goes_on([Values(0, 3)] int depth)
    {
        using var read = new Reading([["1", "2"], ["1", "3"]], [4, 4]);
        var ids = await read.Datasets.WithPrefetch(depth).Select(dataset => dataset.Id).ToListAsync();
        Assert.Multiple(() =>
        {
            Assert.That(ids, Is.EqualTo(new[] { "1", "2", "1", "3" }));
            Assert.That(read.Findings, Is.EqualTo(new[] { Repeats, "GET /datasets/ gave 3 of 4 and then 4" }));
        });
    }

    [Test]
    public async Task Enumerate_list_that_repeats_throws_on_request_after_the_pages_before([Values(0, 3)] int depth)
    {
        using var read = new Reading([["1", "2"], ["1", "3"], ["4", "5"]], [6, 6, 6]);
        var ids = new List<string?>();
        var end = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var dataset in read.Datasets.WithPrefetch(depth).WithConsistency(ListConsistency.Throw))
                ids.Add(dataset.Id);
        });
        Assert.Multiple(() =>
        {
            Assert.That(ids, Is.EqualTo(new[] { "1", "2" }));
            Assert.That(end!.Message, Does.StartWith("GET /datasets/ gave 1 items on page 2 that it had given before"));
            Assert.That(read.Findings, Is.EqualTo(new[] { Repeats }));
        });
    }

    [Test]
    public async Task Enumerate_list_that_repeats_as_told_to_ignore_it_says_nothing()
    {
        using var read = new Reading([["1", "2"], ["1", "3"]], [9, 9]);
        Assert.That(await read.Datasets.WithConsistency(ListConsistency.Ignore).CountAsync(CancellationToken.None), Is.EqualTo(9));
        Assert.That(await read.Datasets.WithConsistency(ListConsistency.Ignore).ToListAsync(), Has.Count.EqualTo(4));
        Assert.That(read.Findings, Is.Empty);
    }

    [Test]
    public void Enumerate_list_that_repeats_throws_where_the_adapter_says_so()
    {
        using var read = new Reading([["1", "2"], ["1", "3"]], [4, 4], ListConsistency.Throw);
        Assert.That(async () => await read.Datasets.ToListAsync(), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public async Task Enumerate_list_that_nobody_hears_of_is_not_watched()
    {
        using var read = new Reading([["1", "2"], ["1", "3"]], [4, 4], isHeard: false);
        await read.Datasets.ToListAsync();
        Assert.That(read.Findings, Is.Empty);
    }

    [Test]
    public void Enumerate_list_that_nobody_hears_of_throws_on_request()
    {
        using var read = new Reading([["1", "2"], ["1", "3"]], [4, 4], isHeard: false);
        var strict = read.Datasets.WithConsistency(ListConsistency.Throw);
        Assert.That(async () => await strict.ToListAsync(), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public async Task AsPages_of_list_that_repeats_tells_every_page_and_marks_the_first()
    {
        using var read = new Reading([["1", "2"], ["1", "3"], ["3", "1"], ["4", "5"]], [8, 8, 8, 8]);
        await read.Datasets.AsPages().ToListAsync();
        string[] findings = [Repeats, "GET /datasets/ gave 2 again on page 3", "GET /datasets/ gave 5 of 8 and then 8"];
        Assert.That(read.Findings, Is.EqualTo(findings));
    }

    [Test]
    public async Task Enumerate_list_that_repeats_within_a_page_tells_it()
    {
        using var read = new Reading([["1", "2"], ["3", "3"]], [4, 4]);
        await read.Datasets.ToListAsync();
        Assert.That(read.Findings[0], Is.EqualTo(Repeats));
    }

    [TestCase(4, 4, ExpectedResult = "", Description = "as many as there are")]
    [TestCase(5, 5, ExpectedResult = "GET /datasets/ gave 4 of 5 and then 5", Description = "one never came")]
    [TestCase(3, 4, ExpectedResult = "", Description = "grew at its end")]
    [TestCase(4, 5, ExpectedResult = "GET /datasets/ gave 4 of 4 and then 5", Description = "grew before what was read")]
    [TestCase(5, 4, ExpectedResult = "GET /datasets/ gave 4 of 5 and then 4", Description = "shrank: one may have been passed over")]
    [TestCase(3, 3, ExpectedResult = "GET /datasets/ gave 4 of 3 and then 3", Description = "more than there are")]
    public async Task<string> Enumerate_list_with_a_total_compares_it_at_the_end(int first, int last)
    {
        using var read = new Reading([["1", "2"], ["3", "4"]], [first, last]);
        await read.Datasets.ToListAsync();
        return string.Join('\n', read.Findings);
    }

    [TestCase(5, 5, "gave 4 items and says that it has 5")]
    [TestCase(4, 5, "grew from 4 to 5 items while it was read, and gave 4")]
    [TestCase(5, 4, "shrank from 5 to 4 items while it was read, and gave 4")]
    public async Task Enumerate_list_with_another_total_throws_on_request_after_its_end(int first, int last, string message)
    {
        using var read = new Reading([["1", "2"], ["3", "4"]], [first, last]);
        var pages = 0;
        var end = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var _ in read.Datasets.WithConsistency(ListConsistency.Throw).AsPages())
                pages++;
        });
        Assert.That(end!.Message, Does.Contain(message));
        Assert.That(pages, Is.EqualTo(2));
    }

    [Test]
    public async Task Enumerate_list_that_ends_before_the_page_that_was_promised_tells_it()
    {
        using var read = new Reading([["1", "2"], ["3", "4"]], [6, 6]) { IsCut = true };
        await read.Datasets.ToListAsync();
        Assert.That(read.Findings, Is.EqualTo(new[] { "GET /datasets/ gave 4 of 6 and then 6" }));
    }

    [Test]
    public async Task Enumerate_list_that_is_left_early_is_not_counted()
    {
        using var read = new Reading([["1", "2"], ["3", "4"]], [9, 9]);
        await read.Datasets.Take(3).ToListAsync();
        Assert.That(read.Findings, Is.Empty);
    }

    [Test]
    public async Task Enumerate_list_from_its_middle_is_not_counted_but_watched()
    {
        using var read = new Reading([["1", "2"], ["3", "4"], ["3", "5"]], [9, 9, 9]);
        await read.From(2).ToListAsync();
        Assert.That(read.Findings, Is.EqualTo(new[] { "GET /datasets/ gave 1 again on page 3, the first" }));
    }

    [Test]
    public async Task Enumerate_list_without_a_total_is_not_counted()
    {
        using var read = new Reading([["1", "2"], ["3", "4"]], [null, null]);
        await read.Datasets.ToListAsync();
        Assert.That(read.Findings, Is.Empty);
    }

    [Test]
    public async Task Enumerate_items_without_an_id_compares_none()
    {
        using var read = new Reading([[null, null], [null, ""]], [4, 4]);
        await read.Datasets.ToListAsync();
        Assert.That(read.Findings, Is.Empty);
    }

    [Test]
    public async Task Enumerate_items_with_UUIDs_compares_them()
    {
        var ids = Enumerable.Range(1, 3).Select(number => new Guid(number, 0, 0, new byte[8]).ToString()).ToList();
        using var read = new Reading([[ids[0], ids[1]], [ids[1], ids[2]]], [4, 4]);
        await read.Catalog.Datasets.CommunityResources.EnumerateAsync().ToListAsync();
        Assert.That(read.Findings[0], Is.EqualTo("GET /datasets/community_resources/ gave 1 again on page 2, the first"));
    }

    [TestCase(4, ExpectedResult = "", Description = "one is hidden from the caller")]
    [TestCase(2, ExpectedResult = "GET /activity/ gave 3 of 2 and then 2", Description = "more than there are")]
    public async Task<string> Enumerate_list_that_hides_items_takes_fewer_for_right(int total)
    {
        using var read = new Reading([["1"], ["2", "3"]], [total, total]);
        await read.Catalog.Activity.EnumerateAsync().ToListAsync();
        return string.Join('\n', read.Findings);
    }

    [Test]
    public void WithConsistency_of_a_value_that_is_none_is_refused()
    {
        using var read = new Reading([[]], [0]);
        Assert.That(() => read.Datasets.WithConsistency((ListConsistency)7), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    /// <summary>A list of some pages, and who hears of it.</summary>
    private sealed class Reading : IDisposable
    {
        private readonly ListServer server;
        private readonly WatchingAdapter adapter;

        public Reading(string?[][] pages, int?[] totals, ListConsistency consistency = ListConsistency.Warn, bool isHeard = true)
        {
            server = new ListServer(ListShape.Catalogue, 0) { Script = (number, _) => Task.FromResult<HttpResponseMessage?>(Give(number)) };
            adapter = new WatchingAdapter(server, consistency) { HearsOfLists = isHeard };

            HttpResponseMessage Give(int number) => number > pages.Length
                ? ListServer.Answer(HttpStatusCode.NotFound)
                : ListServer.Answer(Page(pages[number - 1], number, totals[number - 1], hasNext: IsCut || number < pages.Length));
        }

        /// <summary>Does the last page promise another one, which is not there?</summary>
        public bool IsCut { get; init; }

        public CatalogRequestBuilder Catalog => new(new Uri("https://catalogue.example/api/1/"), adapter);

        public Pageable<Dataset> Datasets => Catalog.Datasets.EnumerateAsync();

        public List<string> Findings => adapter.Findings;

        public Pageable<Dataset> From(int page) => Catalog.Datasets.EnumerateAsync(request => request.QueryParameters.Page = page);

        public void Dispose()
        {
            adapter.Dispose();
            server.Dispose();
        }

        private static JsonObject Page(string?[] ids, int number, int? total, bool hasNext)
        {
            var page = new JsonObject
            {
                ["data"] = new JsonArray([.. ids.Select(id => new JsonObject { ["id"] = id })]),
                ["page"] = number,
                ["page_size"] = Size,
                ["next_page"] = hasNext ? $"https://catalogue.example/?page={number + 1}" : null,
            };
            if (total is not null)
                page["total"] = total;
            return page;
        }
    }
}
