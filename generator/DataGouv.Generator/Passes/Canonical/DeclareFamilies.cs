using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Writes each polymorphic family as OpenAPI 3.0 has it: a <c>discriminator</c> with a mapping, and <c>anyOf</c> over the
/// members. A value that no member claims is any object: new classes appear on the server before they appear here.
/// </summary>
internal sealed class DeclareFamilies : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        foreach (var family in schemas.Properties().Where(schema => schema.Value[Words.Discriminator] is JObject).ToList())
        {
            Declare((JObject)family.Value, schemas);
        }

        return document;
    }

    private static void Declare(JObject family, JObject schemas)
    {
        var word = (JObject)family[Words.Discriminator]!;
        family.Remove(Words.Discriminator);
        var property = (string?)word["property"] ?? "class";
        var mapping = (JObject)word["mapping"]!.DeepClone();

        family["type"] = "object";
        family["discriminator"] = new JObject { ["propertyName"] = property, ["mapping"] = mapping };

        var members = mapping.Properties().GroupBy(entry => new JObject { ["$ref"] = entry.Value }.ReferencedSchema()!, entry => entry.Name).ToList();
        foreach (var member in members)
        {
            ((JObject)schemas[member.Key]!).Child("properties")[property] = Claim([.. member]);
        }

        var unclaimed = new JObject
        {
            ["type"] = "object",
            ["not"] = new JObject
            {
                ["type"] = "object",
                ["required"] = new JArray(property),
                ["properties"] = new JObject { [property] = Claim([.. mapping.Properties().Select(entry => entry.Name)]) },
            },
        };
        family["anyOf"] = new JArray([.. members.Select(member => OpenApiJson.ReferenceTo(member.Key)), unclaimed]);
    }

    private static JObject Claim(string[] values) => new() { ["type"] = "string", ["enum"] = new JArray(values.Order(StringComparer.Ordinal)) };
}
