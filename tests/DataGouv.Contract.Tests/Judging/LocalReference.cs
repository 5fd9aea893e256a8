using Newtonsoft.Json.Linq;

namespace DataGouv.Contract.Tests.Judging;

/// <summary>Follows the references of a document to its own parts.</summary>
internal static class LocalReference
{
    /// <summary>The part that a reference names, or null if there is none.</summary>
    public static JToken? Resolve(JObject document, string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
            return null;

        // The published documents write one name in two ways: "Dataset (read)" and "Dataset%20%28read%29".
        JToken? part = document;
        foreach (var segment in Uri.UnescapeDataString(reference)[2..].Split('/'))
            part = (part as JObject)?[segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        return part;
    }

    /// <summary>The object itself, or what its <c>$ref</c> leads to in the end.</summary>
    public static JObject Follow(JObject document, JObject node)
    {
        const int LongestChain = 20;
        var current = node;
        for (var step = 0; step < LongestChain && ReferenceOf(current) is { } reference; step++)
        {
            current = Resolve(document, reference) as JObject
                ?? throw new InvalidOperationException($"{current.Path}: the reference {reference} leads to nothing.");
        }

        return current;
    }

    /// <summary>The reference that an object consists of; a property called <c>$ref</c> is none.</summary>
    public static string? ReferenceOf(JObject node) => node["$ref"] is JValue { Type: JTokenType.String } reference ? (string?)reference : null;
}
