namespace DataGouv.Consumer;

/// <summary>What the arguments say: where the services are, and what is read.</summary>
internal sealed record Settings(DataGouvEnvironment Environment, string? Dataset, Guid? Resource)
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
        return new Settings(environment, values.GetValueOrDefault("dataset"), values.TryGetValue("resource", out var id) ? Guid.Parse(id) : null);

        Uri? Address(string name) => values.TryGetValue(name, out var value) ? new Uri(value) : null;
    }
}
