using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DataGouv.Catalog;
using DataGouv.CatalogV2;
using DataGouv.Tabular;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DataGouv.Generated.Tests.Paging;

/// <summary>A server in the process that holds the numbers 1 to <see cref="Total"/> and gives them page by page.</summary>
internal sealed class ListServer : HttpMessageHandler
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(30);

    private readonly ListShape shape;
    private readonly HttpClientRequestAdapter adapter;
    private readonly ConcurrentQueue<int> requested = new();
    private readonly ConcurrentQueue<Uri> addresses = new();
    private readonly SemaphoreSlim cancelled = new(0);

    public ListServer(ListShape shape, int total)
    {
        this.shape = shape;
        Total = total;
        adapter = new HttpClientRequestAdapter(
            new AnonymousAuthenticationProvider(),
            httpClient: new HttpClient(this, disposeHandler: false));
    }

    /// <summary>What the builders send their requests through.</summary>
    public IRequestAdapter Adapter => adapter;

    public CatalogRequestBuilder Catalog => new(new Uri("https://catalogue.example/api/1/"), adapter);

    public CatalogV2RequestBuilder CatalogV2 => new(new Uri("https://catalogue.example/api/2/"), adapter);

    public TabularRequestBuilder Tabular => new(new Uri("https://rows.example/"), adapter);

    /// <summary>How many values the list has. It may change while it is read.</summary>
    public int Total { get; set; }

    /// <summary>Does the server say how many values there are? It does not for aggregations.</summary>
    public bool SaysTotal { get; init; } = true;

    /// <summary>What happens before a page is given: a wait, a failure, or another answer.</summary>
    public Func<int, CancellationToken, Task<HttpResponseMessage?>> Script { get; set; } =
        (_, _) => Task.FromResult<HttpResponseMessage?>(null);

    /// <summary>The pages that were asked for, in order.</summary>
    public IReadOnlyCollection<int> Requested => requested;

    /// <summary>The addresses that were asked for, in order.</summary>
    public IReadOnlyCollection<Uri> Addresses => addresses;

    public static HttpResponseMessage Answer(HttpStatusCode status, string body = "{}") =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Answer(JsonObject page) => Answer(HttpStatusCode.OK, page.ToJsonString());

    /// <summary>Waits until so many requests have been cancelled.</summary>
    public async Task CancelledAsync(int requests)
    {
        for (var count = 0; count < requests; count++)
            Assert.That(await cancelled.WaitAsync(LongEnough), Is.True, $"Only {count} of {requests} requests were cancelled.");
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var page = Parameter(request, "page") ?? 1;
        requested.Enqueue(page);
        addresses.Enqueue(request.RequestUri!);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await Script(page, cancellationToken) ?? Give(page, Parameter(request, "page_size") ?? shape.DefaultSize);
        }
        catch (OperationCanceledException)
        {
            cancelled.Release();
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        cancelled.Dispose();
        adapter.Dispose();
        base.Dispose(disposing);
    }

    private HttpResponseMessage Give(int page, int size)
    {
        var total = Total;
        var offset = (page - 1) * size;
        if (offset >= total && page > 1 && shape.PastTheEnd(offset, total) is not HttpStatusCode.OK and var refusal)
            return Answer(refusal);
        var values = Enumerable.Range(offset + 1, Math.Clamp(total - offset, 0, size));
        var hasNext = SaysTotal ? offset + size < total : offset + size <= total;
        return Answer(
            shape.Page(
                values,
                page,
                size,
                SaysTotal ? total : null,
                hasNext ? $"https://list.example/?page={page + 1}&page_size={size}" : null));
    }

    private static int? Parameter(HttpRequestMessage request, string name) =>
        request
            .RequestUri!.Query.TrimStart('?')
            .Split('&')
            .Select(parameter => parameter.Split('='))
            .Where(parameter => parameter[0] == name)
            .Select(parameter => (int?)int.Parse(parameter[1], null))
            .FirstOrDefault();
}
