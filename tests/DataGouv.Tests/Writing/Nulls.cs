using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataGouv.Core;

namespace DataGouv.Tests.Writing;

/// <summary>Which members of what is sent the server takes as null, and which it refuses, as far as anybody has seen.</summary>
internal static class Nulls
{
    /// <summary>Gets what is known.</summary>
    public static IReadOnlyList<(string Schema, string Member, bool IsAccepted)> Facts { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Writing", "nulls.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => (cells[0], cells[1], cells[2] == "accepted")),
    ];

    /// <summary>Returns whether null can be sent for a member.</summary>
    public static bool CanBeSent(PropertyInfo member)
    {
        var model = member.ReflectedType!;
        var name = WrittenObject.WireName(member)!;
        var required = model
            .GetProperties()
            .Where(other => other.IsDefined(typeof(RequiredMemberAttribute)))
            .Select(WrittenObject.WireName);
        var json = new JsonObject(required.Append(name).Distinct().Select(member => KeyValuePair.Create(member!, (JsonNode?)null)));
        var holder = (JsonModel)json.Deserialize(model)!;
        return JsonNode.Parse(holder.ToJson())!.AsObject().ContainsKey(name);
    }
}
