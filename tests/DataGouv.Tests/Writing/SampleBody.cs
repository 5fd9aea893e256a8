using System.Reflection;
using System.Text.Json.Nodes;
using DataGouv.Catalog;
using DataGouv.Core;

namespace DataGouv.Tests.Writing;

/// <summary>Makes up what a write model is given: a value for every member, which no rule of the server refuses.</summary>
/// <param name="seed">Other values for another seed.</param>
internal sealed class SampleBody(int seed)
{
    private const int MostDepth = 3;

    /// <summary>Returns the JSON of a model with all its members.</summary>
    public JsonObject Of(Type model) => Object(model, depth: 0);

    /// <summary>Returns the JSON of one member.</summary>
    public JsonNode? Of(PropertyInfo member) => Value(member.PropertyType, depth: 1);

    private JsonObject Object(Type model, int depth)
    {
        var json = new JsonObject(Members(model, depth));
        if (model.BaseType!.IsAbstract && model.BaseType != typeof(WriteModel) && model.BaseType != typeof(ReadModel))
        {
            // A member of a family says its class by itself.
            var member = model.GetProperty("Class") ?? model.GetProperty("Cls")!;
            json[WrittenObject.WireName(member)!] = member.GetValue(Activator.CreateInstance(model))!.ToString();
        }

        return json;
    }

    private IEnumerable<KeyValuePair<string, JsonNode?>> Members(Type model, int depth) =>
        from member in model.GetProperties()
        let name = WrittenObject.WireName(member)
        where name is not null && !IsAgainstARule(model, name)
        let value = Value(member.PropertyType, depth + 1)
        where value is not null
        select KeyValuePair.Create(name, (JsonNode?)value);

    // A coverage is one of zones or a geometry, and a dataset that is not open has no licence.
    private static bool IsAgainstARule(Type model, string member) =>
        (model == typeof(SpatialCoverageInput) && member == "geom")
        || ((model == typeof(DatasetInput) || model == typeof(DatasetPatch)) && member is "access_type" or "resources");

    private JsonNode? Value(Type type, int depth)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(Optional<>) => Value(
                plain.GetGenericArguments()[0],
                depth),
            _ when plain == typeof(string) => $"text {seed}",
            _ when plain == typeof(bool) => seed % 2 == 0,
            _ when plain == typeof(long) || plain == typeof(int) => seed,
            _ when plain == typeof(double) => seed + 0.5,
            _ when plain == typeof(Guid) => $"7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d{seed:00}",
            _ when plain == typeof(DateOnly) => $"2026-10-{seed:00}",
            _ when plain == typeof(DateTimeOffset) => $"2026-10-{seed:00}T12:00:00+00:00",
            _ when plain == typeof(JsonMap) => new JsonObject { ["k"] = seed, ["l"] = new JsonArray("a", null) },
            _ when plain == typeof(JsonData) => new JsonArray(seed, "b"),
            _ when plain.IsSubclassOf(typeof(OpenEnum)) => Known(plain),
            _ when plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(Dictionary<,>) => new JsonObject
            {
                ["k"] = Value(plain.GetGenericArguments()[1], depth + 1),
            },
            _ when plain.IsGenericType => Value(plain.GetGenericArguments()[0], depth + 1) is { } item
                ? new JsonArray(item)
                : new JsonArray(),
            _ when depth > MostDepth || plain.IsAbstract => null,
            _ => Object(plain, depth),
        };
    }

    private string Known(Type type)
    {
        var values = ((System.Collections.IEnumerable)type.GetProperty("Values")!.GetValue(null)!).Cast<object>().ToList();
        return values[seed % values.Count].ToString()!;
    }
}
