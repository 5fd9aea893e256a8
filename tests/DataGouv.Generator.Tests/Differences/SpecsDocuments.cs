using DataGouv.Generator.Documents;
using DataGouv.Generator.Generation;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Differences;

/// <summary>The documents that the tests start from.</summary>
internal static class SpecsDocuments
{
    private static readonly Lazy<SpecsFolder> Specs = new(() => SpecsFolder.Open(Path.Combine(AppContext.BaseDirectory, "specs")));

    private static readonly Lazy<Dictionary<string, JObject>> Upstreams = new(() => Specs.Value.Apis.ToDictionary(api => api.Name, api => JsonFile.Read(Specs.Value.Upstream(api))));

    private static readonly Lazy<Dictionary<string, JObject>> Canonicals = new(() => Specs.Value.Apis.ToDictionary(api => api.Name, api => CanonicalDocument.Make(Specs.Value, api)));

    public static IReadOnlyDictionary<string, JObject> Upstream => Upstreams.Value;

    public static IReadOnlyDictionary<string, JObject> Canonical => Canonicals.Value;

    /// <summary>A document of the past, such as <c>udata-17.6.0-catalog</c>.</summary>
    public static JObject History(string name) => JsonFile.Read(Path.Combine(AppContext.BaseDirectory, "Differences", "History", name + ".json"));
}
