using Microsoft.Extensions.Configuration;

namespace DataGouv.Extensions.DependencyInjection;

/// <summary>The addresses of an environment that configuration can hold.</summary>
internal sealed class EnvironmentSection
{
    public Uri? Portal { get; set; }

    public Uri? Catalog { get; set; }

    public Uri? CatalogV2 { get; set; }

    public Uri? Metrics { get; set; }

    public Uri? Tabular { get; set; }

    /// <summary>Reads the environment that a section names, or the one of its portal, with the other addresses that it gives.</summary>
    /// <exception cref="ArgumentException">The name is unknown, or the address of the portal cannot work.</exception>
    public static DataGouvEnvironment Read(IConfigurationSection section, DataGouvEnvironment current)
    {
        var addresses = new EnvironmentSection();
        section.Bind(addresses);

        // A portal wins over a name: it comes from a file or a variable that refines what another one says.
        var environment = addresses.Portal is { } portal
            ? DataGouvEnvironment.FromOption(portal, tabular: null, $"{section.Path}:{nameof(Portal)}")
            : Named(section, current);
        return environment with
        {
            Catalog = addresses.Catalog ?? environment.Catalog,
            CatalogV2 = addresses.CatalogV2 ?? environment.CatalogV2,
            Metrics = addresses.Metrics ?? environment.Metrics,
            Tabular = addresses.Tabular ?? environment.Tabular,
        };
    }

    private static DataGouvEnvironment Named(IConfigurationSection section, DataGouvEnvironment current) => section.Value switch
    {
        null or "" => current,
        var name when IsNamed(name, nameof(DataGouvEnvironment.Production)) => DataGouvEnvironment.Production,
        var name when IsNamed(name, nameof(DataGouvEnvironment.Demo)) => DataGouvEnvironment.Demo,
        var name => throw new ArgumentException(
            $"{section.Path} is \"{name}\": allowed is Production, Demo, or addresses below it "
            + $"({section.Path}:{nameof(Portal)}, {section.Path}:{nameof(Catalog)}, …).",
            nameof(section)),
    };

    private static bool IsNamed(string value, string name) => value.Equals(name, StringComparison.OrdinalIgnoreCase);
}
