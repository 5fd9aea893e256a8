using DataGouv;
using DataGouv.Extensions.DependencyInjection;
using DataGouv.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="DataGouvClient"/>.</summary>
public static class DataGouvServiceCollectionExtensions
{
    /// <summary>
    /// Registers one <see cref="DataGouvClient"/> for the whole application, on connections of <see cref="IHttpClientFactory"/>. Its
    /// options are checked when the host starts; its logger factory and, if there is one, its <see cref="TimeProvider"/> are those of the
    /// application.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>
    /// The builder of the underlying <see cref="HttpClient"/>: handlers added to it see each attempt of a request. Leave its time-out
    /// infinite, as it is set here: <see cref="DataGouvClientOptions.Timeouts"/> says how long to wait.
    /// </returns>
    public static IHttpClientBuilder AddDataGouv(this IServiceCollection services, Action<DataGouvClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(static provider => ClientFactory.Create(provider, Options.Options.DefaultName));
        return services.AddOptionsAndConnections(Options.Options.DefaultName, options => options.Configure(configure ?? (static _ => { })));
    }

    /// <summary>Registers one <see cref="DataGouvClient"/> with options of the section <c>DataGouv</c>.</summary>
    /// <remarks>
    /// The section holds <c>ApiKey</c>, <c>BearerToken</c> or <c>Anonymous</c>, <c>ApplicationName</c>, <c>Language</c>,
    /// <c>PrefetchDepth</c>, <c>MaxAnswerBytes</c>, the sections <c>Timeouts</c>, <c>Retry</c> and <c>Politeness</c>, each with the names
    /// of
    /// <see cref="DataGouvClientOptions"/>, and <c>Environment</c>: <c>Production</c>, <c>Demo</c>, or a section with the address of
    /// another
    /// portal (<c>Portal</c>, as <see cref="DataGouvEnvironment.ForPortal"/> takes it) and with single addresses (<c>Catalog</c>,
    /// <c>CatalogV2</c>, <c>Metrics</c>, <c>Tabular</c>), which win over it.
    /// </remarks>
    /// <param name="services">The services of the application.</param>
    /// <param name="configuration">The configuration that holds the section, or the section itself.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>.</returns>
    public static IHttpClientBuilder AddDataGouv(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration as IConfigurationSection ?? configuration.GetSection(OptionsSection.Name);
        return services.AddDataGouv(options => OptionsSection.Apply(section, options));
    }

    /// <summary>
    /// Registers a <see cref="DataGouvClient"/> beside others. It is a keyed service:
    /// <c>[FromKeyedServices("name")] DataGouvClient client</c>.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name, which is the key.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>.</returns>
    public static IHttpClientBuilder AddDataGouv(
        this IServiceCollection services,
        string name,
        Action<DataGouvClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        services.TryAddKeyedSingleton(name, static (provider, key) => ClientFactory.Create(provider, (string)key!));
        return services.AddOptionsAndConnections(name, options => options.Configure(configure ?? (static _ => { })));
    }

    /// <summary>Registers a <see cref="DataGouvClient"/> beside others, with options of the section <c>DataGouv:name</c>.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name, which is the key.</param>
    /// <param name="configuration">The configuration that holds the section, or the section itself.</param>
    /// <returns>The builder of the underlying <see cref="HttpClient"/>.</returns>
    public static IHttpClientBuilder AddDataGouv(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration as IConfigurationSection ?? configuration.GetSection(OptionsSection.Name).GetSection(name);
        return services.AddDataGouv(name, options => OptionsSection.Apply(section, options));
    }

    private static IHttpClientBuilder AddOptionsAndConnections(
        this IServiceCollection services,
        string name,
        Action<OptionsBuilder<DataGouvClientOptions>> configure)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DataGouvClientOptions>, OptionsValidator>());
        configure(services.AddOptions<DataGouvClientOptions>(name).ValidateOnStart());
        return services
            .AddHttpClient(ClientFactory.HttpClientName(name))
            .ConfigureHttpClient(static http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => Transport.CreateHandler(ClientFactory.Options(provider, name).Timeouts.Connect))
            // The client keeps its HttpClient; the connections themselves are renewed every few minutes.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }
}
