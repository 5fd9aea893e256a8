using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace DataGouv.Replay;

/// <summary>Answers on loopback HTTP as the real servers answered when they were recorded. Safe for concurrent clients.</summary>
public sealed class ReplayServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReplayRequest> requests = new();
    private readonly RecordingMatcher matcher;
    private readonly WebApplication application;

    private ReplayServer(RecordingStore store, int port)
    {
        matcher = new RecordingMatcher(store);
        // The empty builder brings neither logging nor a hook on Ctrl+C, which belongs to the test or program around.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, port);
            options.Limits.MaxRequestBodySize = null;
        });
        application = builder.Build();
        application.Run(AnswerAsync);
    }

    /// <summary>Base address of the catalogue's first version; ends with <c>/api/1/</c>.</summary>
    public Uri Catalog => new(Root, "/api/1/");

    /// <summary>Base address of the catalogue's second version; ends with <c>/api/2/</c>.</summary>
    public Uri CatalogV2 => new(Root, "/api/2/");

    /// <summary>Root of the Metrics API; ends with <c>/metrics/</c>, and operations follow under <c>api/</c>.</summary>
    public Uri Metrics => new(Root, $"{RecordedApi.Metrics.Mount}/");

    /// <summary>Root of the Tabular API; ends with <c>/tabular/</c>, and operations follow under <c>api/</c>.</summary>
    public Uri Tabular => new(Root, $"{RecordedApi.Tabular.Mount}/");

    /// <summary>A copy of what was received so far, answered or not, oldest first.</summary>
    public IReadOnlyList<ReplayRequest> Requests => [.. requests];

    // Kept, because the application forgets its addresses when it stops.
    private Uri Root { get; set; } = null!;

    /// <summary>Starts a server.</summary>
    /// <param name="port">Loopback port; 0 lets the system choose.</param>
    /// <param name="store">What to serve; <see cref="RecordingStore.Default"/> if null.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ReplayServer> StartAsync(
        int port = 0, RecordingStore? store = null, CancellationToken cancellationToken = default)
    {
        var server = new ReplayServer(store ?? RecordingStore.Default, port);
        try
        {
            await server.application.StartAsync(cancellationToken);
            server.Root = new Uri(server.application.Urls.Single());
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        // Links go to the host by which the client came, be it 127.0.0.1 or localhost, as with the real servers.
        var links = new LinkRewriter($"{context.Request.Scheme}://{context.Request.Host}");
        var request = await RequestReader.ReadAsync(context.Request, context.RequestAborted);
        requests.Enqueue(request);

        var response = matcher.Find(RequestReader.RestoreLinks(request, links)) is { } recording
            ? recording.Response
            : UnmatchedResponse.Create(request, matcher.Nearest(request));
        await ResponseWriter.WriteAsync(response, links, context);
    }
}
