using System.Text.Json.Nodes;
using DataGouv.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DataGouv.Tests.Writing;

/// <summary>
/// One object on loopback sockets, as the platform keeps it: what an update does not name stays, but a dataset's tags and temporal
/// coverage, which an update without them empties. Every change gives it a new date.
/// </summary>
internal sealed class ObjectServer : IAsyncDisposable
{
    private readonly List<(string Method, JsonObject? Body)> _received = [];
    private LoopbackServer _server = null!;
    private int _version;

    private ObjectServer(JsonObject state) => State = state;

    /// <summary>Gets the object.</summary>
    public JsonObject State { get; private set; }

    /// <summary>Gets the requests.</summary>
    public IReadOnlyList<(string Method, JsonObject? Body)> Received => _received;

    /// <summary>Gets or sets what happens on the platform after the object was read, by its reader's number from 1.</summary>
    public Action<int, JsonObject>? AfterRead { get; set; }

    /// <summary>Gets or sets what the server makes of a member of a body.</summary>
    public Func<string, JsonNode?, JsonNode?> Store { get; set; } = static (_, value) => value?.DeepClone();

    public static async Task<ObjectServer> StartAsync(JsonObject state)
    {
        var server = new ObjectServer(state);
        server.Touch();
        server._server = await LoopbackServer.StartAsync(server.AnswerAsync);
        return server;
    }

    public DataGouvClient CreateClient() =>
        TestClient.Create(
            DataGouvClient.CreateHandler(),
            options =>
            {
                options.Environment = new DataGouvEnvironment
                {
                    Catalog = new Uri(_server.Http, "/api/1/"),
                    CatalogV2 = new Uri(_server.Http, "/api/2/"),
                    Metrics = _server.Http,
                    Tabular = _server.Http,
                };
                options.ApiKey = "key";
            });

    /// <summary>Changes the object as somebody else does.</summary>
    public void Change(string member, JsonNode? value)
    {
        State[member] = value;
        Touch();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = _server.Requests[^1].Body is { Length: > 0 } sent ? JsonNode.Parse(sent)!.AsObject() : null;
        _received.Add((context.Request.Method, body));
        if (body is not null)
        {
            Update(context.Request, body);
        }

        var answer = Masked(context.Request.Headers["X-Fields"].ToString());
        if (body is null)
        {
            AfterRead?.Invoke(_received.Count(request => request.Body is null), State);
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString());
    }

    private void Update(HttpRequest request, JsonObject body)
    {
        if (IsDataset(request))
        {
            State["tags"] = new JsonArray();
            State["temporal_coverage"] = null;
        }

        foreach (var (member, value) in body)
        {
            State[member] = Store(member, value);
        }

        Touch();
    }

    private static bool IsDataset(HttpRequest request) =>
        request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["api", "1", "datasets", _];

    private JsonObject Masked(string mask)
    {
        var names = mask.Split(',').Select(name => name.Split('{')[0]).ToHashSet(StringComparer.Ordinal);
        return mask.Length == 0
            ? (JsonObject)State.DeepClone()
            : new JsonObject(
                State
                    .Where(member => names.Contains(member.Key))
                    .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
    }

    private void Touch()
    {
        var now = new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero)
            .AddSeconds(++_version)
            .ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'");
        State["last_modified"] = now;
        State["metadata_modified_at"] = now;
        State["internal"] = new JsonObject { ["last_modified_internal"] = now };
    }
}
