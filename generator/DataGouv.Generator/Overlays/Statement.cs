using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Overlays;

/// <summary>Compares what an update says with what a document says in the same place.</summary>
internal static class Statement
{
    /// <summary>Two statements about one thing that do not agree.</summary>
    /// <param name="Sentence">Which thing, and what is said of it.</param>
    /// <param name="IsItem">Is it an item of a list, which would stand there twice?</param>
    public sealed record Conflict(string Sentence, bool IsItem);

    /// <summary>Does the document say already what the update says?</summary>
    public static bool Says(JToken node, JToken update) => (node, update) switch
    {
        (JObject target, JObject change) => change.Properties().All(member => target[member.Name] is { } value && Says(value, member.Value)),
        (JArray items, JArray more) => more.All(item => items.Any(known => JToken.DeepEquals(known, item))),
        (JArray items, var item) => items.Any(known => JToken.DeepEquals(known, item)),
        _ => JToken.DeepEquals(node, update),
    };

    /// <summary>Would the update append to a list?</summary>
    public static bool Appends(JToken node, JToken update) => (node, update) switch
    {
        (JObject target, JObject change) => change.Properties().Any(member => target[member.Name] is { } value && Appends(value, member.Value)),
        (JArray, _) => true,
        _ => false,
    };

    /// <summary>
    /// Where the document has changed its word, and says neither what it said nor what the update says; and where it has added an
    /// item of the name that the update adds.
    /// </summary>
    public static IEnumerable<Conflict> Conflicts(JToken? old, JToken current, JToken update)
    {
        switch (current, update)
        {
            case (JObject target, JObject change):
                return change.Properties().Where(member => target[member.Name] is not null)
                    .SelectMany(member => Conflicts((old as JObject)?[member.Name], target[member.Name]!, member.Value));
            case (JArray items, JArray more):
                return more.SelectMany(item => Items(old as JArray, items, item));
            case (JArray items, var item):
                return Items(old as JArray, items, item);
            default:
                return JToken.DeepEquals(old, current) || JToken.DeepEquals(current, update)
                    ? []
                    : [new Conflict($"{current.Path}: the document said {Text(old)} and says {Text(current)}; the action says {Text(update)}", false)];
        }
    }

    private static IEnumerable<Conflict> Items(JArray? old, JArray current, JToken item) => current
        .Where(other => SameName(other, item) && old?.Any(known => SameName(known, item)) is not true)
        .Select(other => new Conflict($"{other.Path}: the document has {Text(other)} now; the action adds {Text(item)}", true));

    // A parameter is known by its name and place, anything else by its value.
    private static bool SameName(JToken left, JToken right) => left is JObject one && right is JObject other && one["name"] is { } name
        ? JToken.DeepEquals(name, other["name"]) && JToken.DeepEquals(one["in"], other["in"])
        : JToken.DeepEquals(left, right);

    private static string Text(JToken? value) => value is null ? "nothing" : value.ToString(Formatting.None);
}
