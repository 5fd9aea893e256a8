using DataGouv.Replay;

namespace DataGouv.Tests.Support;

/// <summary>Clients that end in a handler of the test, and read nothing from the machine.</summary>
internal static class TestClient
{
    /// <summary>Hosts that are not the loopback, nor anybody's.</summary>
    public static DataGouvEnvironment Environment { get; } =
        new()
        {
            Catalog = new Uri("https://www.example.test/api/1/"),
            CatalogV2 = new Uri("https://www.example.test/api/2/"),
            Metrics = new Uri("https://metrics.example.test/"),
            Tabular = new Uri("https://tabular.example.test/"),
        };

    /// <summary>A client of the recordings; anonymous without a key.</summary>
    public static DataGouvClient Of(ReplayServer server, string? key = null) =>
        new(
            new DataGouvClientOptions
            {
                Environment = new DataGouvEnvironment
                {
                    Catalog = server.Catalog,
                    CatalogV2 = server.CatalogV2,
                    Metrics = server.Metrics,
                    Tabular = server.Tabular,
                },
                ApiKey = key,
                Anonymous = key is null,
                Retry = { MaxAttempts = 1 },
            });

    public static DataGouvClient Create(HttpMessageHandler end, Action<DataGouvClientOptions>? configure = null)
    {
        var options = new DataGouvClientOptions
        {
            Environment = Environment,
            TimeProvider = new OwnClock(),
            HttpClient = new HttpClient(end) { Timeout = Timeout.InfiniteTimeSpan },
            // The time of a test's clock may run ahead of its threads.
            Retry =
            {
                MaxAttempts = 4,
                BaseDelay = TimeSpan.Zero,
                MaxDelay = TimeSpan.Zero,
                MaxElapsed = TimeSpan.FromDays(1),
            },
        };
        configure?.Invoke(options);
        options.Anonymous = options is { ApiKey: null, ApiKeyProvider: null, BearerToken: null };
        return new DataGouvClient(options);
    }
}
