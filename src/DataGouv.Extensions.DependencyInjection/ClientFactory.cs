using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataGouv.Extensions.DependencyInjection;

/// <summary>Makes a client of what is registered.</summary>
internal static class ClientFactory
{
    /// <summary>The name under which the factory knows the connections of a client.</summary>
    public static string HttpClientName(string name) => name.Length == 0 ? "DataGouv" : $"DataGouv:{name}";

    /// <summary>The options of a client.</summary>
    public static DataGouvClientOptions Options(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<DataGouvClientOptions>>().Get(name);

    /// <summary>The client itself. What its options leave open comes from the application.</summary>
    public static DataGouvClient Create(IServiceProvider provider, string name)
    {
        var options = Options(provider, name).Copy();
        options.HttpClient ??= provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName(name));
        options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        if (options.TimeProvider == TimeProvider.System)
        {
            options.TimeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System;
        }

        return new DataGouvClient(options);
    }
}
