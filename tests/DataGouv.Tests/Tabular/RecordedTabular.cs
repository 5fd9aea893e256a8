using DataGouv.Replay;
using DataGouv.Tests.Support;
using DataGouv.Tabular;

namespace DataGouv.Tests.Tabular;

/// <summary>The recorded Tabular and Metrics servers, and a client that talks to them.</summary>
internal sealed class RecordedTabular : IAsyncDisposable
{
    private readonly ReplayServer _server;

    private RecordedTabular(ReplayServer server, DataGouvClient client)
    {
        _server = server;
        Client = client;
    }

    public static Guid Big { get; } = new("7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34");

    public static Guid Small { get; } = new("1f0b6a2e-53c8-4d97-a6e4-92d7c3f8b015");

    public static Guid Indexed { get; } = new("5a8c0d3e-e71b-4f29-9d46-b8f2617ca093");

    public static Guid Strange { get; } = new("9b27e4f0-6d1a-4c53-8ea9-3f70b5d2c618");

    public static Guid Empty { get; } = new("0e6d9c1b-48f5-4a72-bb30-d7291e5f8c46");

    public static Guid Unknown { get; } = new("00000000-0000-4000-8000-000000000000");

    public DataGouvClient Client { get; }

    public IReadOnlyList<ReplayRequest> Requests => _server.Requests;

    public static async Task<RecordedTabular> StartAsync()
    {
        var server = await ReplayServer.StartAsync();
        return new RecordedTabular(server, TestClient.Of(server));
    }

    /// <summary>The rows of a recorded resource.</summary>
    public TabularQuery Rows(Guid id, TabularQueryOptions? options = null) => Client.Tabular.Resource(id, options).Rows;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }
}
