using System.Text.Json;

namespace DataGouv.Generated.Tests.RoundTrip;

/// <summary>Finds where two JSON values differ. Numbers compare by value, members in any order.</summary>
internal static class JsonDifference
{
    /// <summary>The first difference in words, or null when there is none.</summary>
    public static string? Between(JsonElement expected, JsonElement actual, string path = "$") => (expected.ValueKind, actual.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => BetweenObjects(expected, actual, path),
        (JsonValueKind.Array, JsonValueKind.Array) when expected.GetArrayLength() == actual.GetArrayLength() =>
            expected.EnumerateArray().Zip(actual.EnumerateArray()).Select((pair, index) => Between(pair.First, pair.Second, $"{path}[{index}]")).FirstOrDefault(difference => difference is not null),
        _ => JsonElement.DeepEquals(expected, actual) ? null : $"{path}: {Short(expected)} became {Short(actual)}",
    };

    private static string? BetweenObjects(JsonElement expected, JsonElement actual, string path)
    {
        foreach (var member in expected.EnumerateObject())
        {
            if (!actual.TryGetProperty(member.Name, out var value))
                return $"{path}.{member.Name}: {Short(member.Value)} was lost";
            if (Between(member.Value, value, $"{path}.{member.Name}") is { } difference)
                return difference;
        }

        return actual.EnumerateObject().Where(member => !expected.TryGetProperty(member.Name, out _))
            .Select(member => $"{path}.{member.Name}: {Short(member.Value)} was added").FirstOrDefault();
    }

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 80 } text ? text[..80] + "…" : value.GetRawText();
}
