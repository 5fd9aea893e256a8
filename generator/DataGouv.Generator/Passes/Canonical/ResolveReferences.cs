using System.Globalization;
using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>Refuses a document in which a reference points to nothing. It changes nothing.</summary>
internal sealed class ResolveReferences : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var node in document.ObjectsAndSelf())
        {
            if (node["$ref"] is JValue { Type: JTokenType.String } reference)
            {
                Check(document, reference, (string)reference!);
            }

            foreach (var target in (node[Words.Discriminator]?["mapping"] as JObject)?.PropertyValues() ?? [])
            {
                Check(document, target, (string)target!);
            }
        }

        return document;
    }

    /// <summary>What a reference inside the document points to, or null.</summary>
    public static JToken? Find(JObject document, string reference)
    {
        JToken? target = document;
        foreach (var segment in reference[2..].Split('/'))
        {
            target = target switch
            {
                JObject node => node[OpenApiJson.Unescape(segment)],
                JArray items when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count => items[index],
                _ => null,
            };
        }

        return target;
    }

    private static void Check(JObject document, JToken where, string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            throw new DocumentException(where.JsonPath(), $"The reference {reference} leaves the document.", "Put what it points to into this document.");
        }

        if (Find(document, reference) is null)
        {
            throw new DocumentException(where.JsonPath(), $"The reference {reference} points to nothing.", "Correct the reference, or define what it names, with an overlay action.");
        }
    }
}
