using Microsoft.Extensions.Configuration;

namespace DataGouv.Extensions.DependencyInjection;

/// <summary>The addresses of an environment that configuration can hold.</summary>
internal sealed class EnvironmentSection
{
    public Uri? Catalog { get; set; }

    public Uri? CatalogV2 { get; set; }

    public Uri? Metrics { get; set; }

    public Uri? Tabular { get; set; }

    /// <summary>The environment that a section names, with the addresses that it gives.</summary>
    /// <exception cref="ArgumentException">The name is unknown.</exception>
    public static DataGouvEnvironment Read(IConfigurationSection section, DataGouvEnvironment current)
    {
        var environment = section.Value switch
        {
            null or "" => current,
            var name when name.Equals(nameof(DataGouvEnvironment.Production), StringComparison.OrdinalIgnoreCase) => DataGouvEnvironment.Production,
            var name when name.Equals(nameof(DataGouvEnvironment.Demo), StringComparison.OrdinalIgnoreCase) => DataGouvEnvironment.Demo,
            var name => throw new ArgumentException($"{section.Path} is \"{name}\": allowed is Production, Demo, or addresses below it ({section.Path}:Catalog, …).", nameof(section)),
        };

        var addresses = new EnvironmentSection();
        section.Bind(addresses);
        return environment with
        {
            Catalog = addresses.Catalog ?? environment.Catalog,
            CatalogV2 = addresses.CatalogV2 ?? environment.CatalogV2,
            Metrics = addresses.Metrics ?? environment.Metrics,
            Tabular = addresses.Tabular ?? environment.Tabular,
        };
    }
}
