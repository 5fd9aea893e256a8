using System.Text;
using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Pulling;

/// <summary>What a pull changed for one API.</summary>
internal sealed class PullResult
{
    private readonly List<string> _lines = [];

    private PullResult(Api api, bool changed)
    {
        Api = api;
        Changed = changed;
    }

    /// <summary>The API.</summary>
    public Api Api { get; }

    /// <summary>Was the document replaced?</summary>
    public bool Changed { get; }

    /// <summary>The document is still the same.</summary>
    public static PullResult Unchanged(Api api) => new(api, changed: false);

    /// <summary>The document was replaced.</summary>
    public static PullResult Between(Api api, JObject? old, JObject document)
    {
        var result = new PullResult(api, changed: true);
        result.Count("operations", Operations(old), Operations(document));
        result.Count("schemas", Schemas(old), Schemas(document));
        result.Compare(Others(old), Others(document));
        return result;
    }

    /// <summary>Says it in one line, and one more for each operation, schema or other member that came, went, or changed.</summary>
    public string Describe()
    {
        var text = new StringBuilder($"{Api.Name}: {(Changed ? "changed" : "unchanged")}");
        foreach (var line in _lines)
        {
            text.Append('\n').Append("  ").Append(line);
        }

        return text.ToString();
    }

    // Parameters that a path declares for all its operations belong to each of them.
    private static Dictionary<string, JToken> Operations(JObject? document) =>
        document?.Operations().ToDictionary(
            operation => operation.Title,
            JToken (operation) => new JObject(operation.Node) { ["parameters"] = new JArray(operation.Parameters) },
            StringComparer.Ordinal) ?? [];

    private static Dictionary<string, JToken> Schemas(JObject? document) =>
        document is null ? [] : ((JObject)document.DeepClone()).Schemas().Properties().ToDictionary(schema => schema.Name, schema => schema.Value, StringComparer.Ordinal);

    private static Dictionary<string, JToken> Others(JObject? document)
    {
        var rest = (JObject?)document?.DeepClone() ?? [];
        foreach (var compared in new[] { "paths", "definitions" })
        {
            rest.Remove(compared);
        }

        (rest["components"] as JObject)?.Remove("schemas");
        return rest.Properties().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
    }

    private void Count(string what, Dictionary<string, JToken> old, Dictionary<string, JToken> current)
    {
        _lines.Add($"{what}: {old.Count} -> {current.Count}");
        Compare(old, current);
    }

    private void Compare(Dictionary<string, JToken> old, Dictionary<string, JToken> current)
    {
        _lines.AddRange(current.Keys.Except(old.Keys).Select(name => $"+ {name}"));
        _lines.AddRange(old.Keys.Except(current.Keys).Select(name => $"- {name}"));
        _lines.AddRange(current.Keys.Where(name => old.TryGetValue(name, out var before) && !JToken.DeepEquals(before, current[name])).Select(name => $"~ {name}"));
    }
}
