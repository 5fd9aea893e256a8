using System.Diagnostics;
using System.Globalization;

namespace DataGouv.Consumer;

/// <summary>What the arguments say: where the services are, what is read, and when the program was started.</summary>
internal sealed record Settings(DataGouvEnvironment Environment, string? Dataset, Guid? Resource, DateTime Started)
{
    /// <summary>Reads arguments of the form <c>name=value</c>.</summary>
    public static Settings Parse(string[] args)
    {
        var values = args.Select(argument => argument.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var production = DataGouvEnvironment.Production;
        var environment = production with
        {
            Catalog = Address("catalog") ?? production.Catalog,
            CatalogV2 = Address("catalog-v2") ?? production.CatalogV2,
            Metrics = Address("metrics") ?? production.Metrics,
            Tabular = Address("tabular") ?? production.Tabular,
        };
        var started = values.TryGetValue("started", out var ticks) ? new DateTime(long.Parse(ticks, CultureInfo.InvariantCulture), DateTimeKind.Utc) : Process.GetCurrentProcess().StartTime.ToUniversalTime();
        return new Settings(environment, values.GetValueOrDefault("dataset"), values.TryGetValue("resource", out var id) ? Guid.Parse(id) : null, started);

        Uri? Address(string name) => values.TryGetValue(name, out var value) ? new Uri(value) : null;
    }
}
