using System.Collections.Concurrent;
using DataGouv.Generator.Documents;
using DataGouv.Generator.Generation;
using DataGouv.Generator.Overlays;
using Newtonsoft.Json.Linq;

namespace DataGouv.Contract.Tests;

/// <summary>The documents on trial: as published, and as the generator's own pipeline makes them from the files of the repository.</summary>
internal static class Documents
{
    public const string Catalog = "catalog";
    public const string CatalogV2 = "catalog-v2";
    public const string Metrics = "metrics";
    public const string Tabular = "tabular";

    private static readonly SpecsFolder Specs = SpecsFolder.Open(Path.Combine(AppContext.BaseDirectory, "specs"));
    private static readonly ConcurrentDictionary<string, JObject> Canonicals = new(StringComparer.Ordinal);

    /// <summary>The names of the APIs.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Specs.Apis.Select(api => api.Name)];

    /// <summary>The document as the platform publishes it.</summary>
    public static JObject Published(string name) => JsonFile.Read(Specs.Upstream(Find(name)));

    /// <summary>The canonical document.</summary>
    public static JObject Canonical(string name) => Canonicals.GetOrAdd(name, static name => CanonicalDocument.Make(Specs, Find(name)));

    /// <summary>The overlay between the two.</summary>
    public static Overlay Overlay(string name) => Generator.Overlays.Overlay.Read(Specs.Overlay(Find(name)));

    private static Api Find(string name) => Specs.Apis.Single(api => api.Name == name);
}
