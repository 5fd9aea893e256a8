using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Overlays;

/// <summary>Takes out of what an action says everything that refers to models which are gone.</summary>
internal sealed class LostModels(IReadOnlySet<string> names)
{
    /// <summary>The models that something said refers to.</summary>
    public static IEnumerable<string> ReferredToBy(JToken? said) =>
        said is JContainer container ? container.DescendantsAndSelf().OfType<JValue>().Select(Model).OfType<string>().Distinct() : [];

    /// <summary>What is left of something said; null when nothing is.</summary>
    public JToken? Without(JToken said) => said switch
    {
        // Nothing that is said beside a reference makes sense without it.
        JObject node when IsLost(node["$ref"]) || IsLost(node[Words.PatchOf]) => null,
        JObject node => Rest(new JObject(node.Properties().Select(member => (member.Name, Value: Without(member.Value))).Where(member => member.Value is not null).Select(member => new JProperty(member.Name, member.Value))), node),
        JArray items => Rest(new JArray(items.Select(Without).OfType<JToken>()), items),
        _ => IsLost(said) ? null : said,
    };

    private bool IsLost(JToken? said) => said is JValue value && Model(value) is { } name && names.Contains(name);

    private static string? Model(JValue said) => said switch
    {
        { Type: not JTokenType.String } => null,
        { Parent: JProperty { Name: Words.PatchOf or Words.Family } } => (string)said!,
        _ => OpenApiJson.SchemaOf((string)said!),
    };

    // What held nothing else goes with it.
    private static JContainer? Rest(JContainer rest, JContainer before) => rest.Count == 0 && before.Count > 0 ? null : rest;
}
