namespace DataGouv.Tests.Transfers.Support;

/// <summary>Clients for downloads: with a key that must never leave, and no platform behind them.</summary>
internal static class DownloadClients
{
    public const string Key = "udata_of-somebody-who-keeps-it";

    public static DataGouvClient Create(TimeProvider? time = null, Uri? platform = null, HttpClient? http = null) =>
        new(
            new DataGouvClientOptions
            {
                ApiKey = Key,
                HttpClient = http,
                TimeProvider = time ?? new PausingTimeProvider(),
                Environment = platform is null
                    ? DataGouvEnvironment.Demo
                    : new DataGouvEnvironment
                    {
                        Catalog = new Uri(platform, "/api/1/"),
                        CatalogV2 = new Uri(platform, "/api/2/"),
                        Tabular = new Uri(platform, "/tabular/"),
                        Metrics = null,
                    },
            });
}
