using System.Reflection;
using System.Text.Json.Nodes;
using DataGouv.Generated.Tests.Surface;

namespace DataGouv.Generated.Tests.Paging;

/// <summary>Every operation that returns pages, in every client, goes from one to the next.</summary>
internal sealed class EveryPagedOperationTests
{
    // The sample of a page number: the list begins there.
    private const int FirstPage = 7;
    private const int Pages = 3;
    private const int Size = 7;

    private static IEnumerable<string> Names => Paged.Keys;

    private static Dictionary<string, (GeneratedApi Api, GeneratedOperation Operation)> Paged { get; } = GeneratedApi.All
        .SelectMany(api => api.Operations.Where(operation => operation.Facts.ReturnsPages).Select(operation => (api, operation)))
        .ToDictionary(paged => $"{paged.api} {paged.operation}");

    [TestCaseSource(nameof(Names))]
    public async Task Enumerate_operation_reads_its_pages(string name)
    {
        var (api, operation) = Paged[name];
        using var server = new ListServer(api == GeneratedApi.Catalog || api == GeneratedApi.CatalogV2 ? ListShape.Catalogue : ListShape.Rows, 0);
        server.Script = (page, _) => Task.FromResult<HttpResponseMessage?>(ListServer.Answer(Page(api, page)));

        var builder = Navigation.From(api.Root, server.Adapter)[operation.Builder];
        var configuration = Samples.Configuration(operation.Enumerate!.GetParameters()[0].ParameterType);
        Assert.That(await CountAsync(operation.Enumerate.Invoke(builder, [configuration])!), Is.EqualTo(Pages * Size));
        Assert.That(server.Requested, Is.EqualTo(Enumerable.Range(FirstPage, Pages)));
    }

    private static JsonObject Page(GeneratedApi api, int number)
    {
        var shape = api == GeneratedApi.Catalog || api == GeneratedApi.CatalogV2 ? ListShape.Catalogue : ListShape.Rows;
        var last = FirstPage + Pages - 1;
        var page = shape.Page([], number, Size, last * Size, number == last ? null : $"https://list.example/?page={number + 1}");
        page["data"] = new JsonArray([.. Enumerable.Range(0, Size).Select(_ => new JsonObject())]);
        return page;
    }

    private static Task<int> CountAsync(object pageable) =>
        (Task<int>)typeof(EveryPagedOperationTests).GetMethod(nameof(CountValuesAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(pageable.GetType().GetGenericArguments()).Invoke(null, [pageable])!;

    private static async Task<int> CountValuesAsync<T>(Pageable<T> pageable) => (await pageable.WithPrefetch(1).ToListAsync()).Count;
}
