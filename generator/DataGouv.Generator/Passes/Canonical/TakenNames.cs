using System.Diagnostics;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// The names of types that the files of users see anyway: by implicit usings, or by usings that stand in the files of any program that
/// traces, logs or is hosted. A model of such a name would break their code.
/// </summary>
internal static class TakenNames
{
    private static readonly string[] Namespaces =
    [
        "System",
        "System.IO",
        "System.Linq",
        "System.Collections.Generic",
        "System.Net.Http",
        "System.Threading",
        "System.Threading.Tasks",
        "System.Diagnostics",
    ];

    private static readonly Type[] Neighbours =
    [
        typeof(object),
        typeof(Enumerable),
        typeof(HttpClient),
        typeof(List<>),
        typeof(Uri),
        typeof(Stack<>),
        typeof(Console),
        typeof(Debug),
        typeof(Activity),
        typeof(Process),
        typeof(TraceSource),
        typeof(FileVersionInfo),
        typeof(StackTrace),
        typeof(TextWriterTraceListener),
    ];

    // Microsoft.Extensions.Configuration, .DependencyInjection, .Hosting, .Http, .Logging, .Options and .Primitives, which the generator
    // does not refer to; without interfaces, attributes and classes of extension methods, whose form of name no model has.
    private const string Extensions = """
        ActivatorUtilities ActivityTrackingOptions AsyncServiceScope BackgroundService BackgroundServiceExceptionBehavior
        BufferedLogRecord CancellationChangeToken ChainedConfigurationProvider ChainedConfigurationSource ChangeToken
        CompositeChangeToken ConfigurationBuilder ConfigurationKeyComparer ConfigurationManager ConfigurationPath
        ConfigurationProvider ConfigurationReloadToken ConfigurationRoot ConfigurationSection ConfigureNamedOptions
        ConfigureOptions ConsoleLifetimeOptions DefaultServiceProviderFactory EnvironmentName Environments EventId Host
        HostAbortedException HostApplicationBuilder HostApplicationBuilderSettings HostBuilder HostBuilderContext HostDefaults
        HostOptions HttpClientFactoryOptions HttpMessageHandlerBuilder InplaceStringBuilder KeyedService LogDefineOptions
        LogEntry Logger LoggerExternalScopeProvider LoggerFactory LoggerFactoryOptions LoggerFilterOptions LoggerFilterRule
        LoggerMessage LogLevel NamedConfigureFromConfigurationOptions NullExternalScopeProvider NullLogger NullLoggerFactory
        NullLoggerProvider ObjectFactory Options OptionsBuilder OptionsCache OptionsFactory OptionsManager OptionsMonitor
        OptionsValidationException OptionsWrapper PostConfigureOptions ServiceCollection ServiceDescriptor ServiceKeyLookupMode
        ServiceLifetime ServiceProvider ServiceProviderOptions StreamConfigurationProvider StreamConfigurationSource
        StringSegment StringSegmentComparer StringTokenizer StringValues ValidateOptions ValidateOptionsResult
        ValidateOptionsResultBuilder
        """;

    private static readonly HashSet<string> Names =
    [
        .. Neighbours
            .Select(type => type.Assembly)
            .Distinct()
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => !type.IsNested && Namespaces.Contains(type.Namespace))
            .Select(type => type.Name.Split('`')[0]),
        .. Extensions.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Would a type of this name collide with one that many C# files see?</summary>
    public static bool Contains(string name) => Names.Contains(name);
}
