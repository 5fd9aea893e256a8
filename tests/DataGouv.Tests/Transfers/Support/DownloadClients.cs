namespace DataGouv.Tests.Transfers.Support;

/// <summary>Clients for downloads: with a key that must never leave, and no platform behind them.</summary>
internal static class DownloadClients
{
    public const string Key = "udata_of-somebody-who-keeps-it";

    public static DataGouvClient Create(TimeProvider? time = null, Uri? platform = null, HttpClient? http = null)
    {
        var options = new DataGouvClientOptions();
        Configure(options);
        (options.HttpClient, options.TimeProvider) = (http, time ?? options.TimeProvider);
        if (platform is not null)
        {
            options.Environment = new DataGouvEnvironment
            {
                Catalog = new Uri(platform, "/api/1/"),
                CatalogV2 = new Uri(platform, "/api/2/"),
                Tabular = new Uri(platform, "/tabular/"),
                Metrics = null,
            };
        }

        return new DataGouvClient(options);
    }

    public static void Configure(DataGouvClientOptions options) =>
        (options.ApiKey, options.TimeProvider, options.Environment) = (Key, new PausingTimeProvider(), DataGouvEnvironment.Demo);
}
