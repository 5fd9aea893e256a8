using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>Makes classes of the polymorphic families: the members inherit what the base has, and keep only what is their own.</summary>
internal sealed class InheritFamilies : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        foreach (var family in schemas.Properties().Where(schema => schema.Value["discriminator"] is JObject).ToList())
        {
            var word = (JObject)family.Value["discriminator"]!;
            var discriminator = (string)word["propertyName"]!;
            var mapping = ((JObject)word["mapping"]!).Properties()
                .Select(entry => (Value: entry.Name, Model: new JObject { ["$ref"] = entry.Value }.ReferencedSchema()!)).ToList();

            ((JObject)family.Value).Remove("discriminator");
            ((JObject)family.Value).Remove("anyOf");
            family.Value[TemplateWords.DiscriminatorProperty] = discriminator;
            family.Value[TemplateWords.Members] = new JArray(mapping.Select(member => $"{member.Value}{TemplateWords.Separator}{member.Model}"));

            foreach (var (value, model) in mapping.DistinctBy(member => member.Model))
            {
                schemas[model]![TemplateWords.DiscriminatorValue] = value;
                schemas[model]![TemplateWords.DiscriminatorName] = family.Value["properties"]![discriminator]![TemplateWords.Name]!.DeepClone();
            }

            foreach (var member in schemas.Properties().Where(schema => (string?)schema.Value[Words.Family] == family.Name).ToList())
            {
                Inherit(member, family);
            }

            if (mapping.FirstOrDefault(member => (string?)schemas[member.Model]![Words.Family] != family.Name) is { Model: { } stranger })
            {
                throw new DocumentException(document.SchemaPath(stranger), $"{stranger} is a member of {family.Name} and does not extend it.", $"Write it as allOf [{{ $ref {family.Name} }}, {{ … }}] in the overlay.");
            }
        }

        return document;
    }

    private static void Inherit(JProperty member, JProperty family)
    {
        var model = (JObject)member.Value;
        var inherited = (JObject)family.Value["properties"]!;
        var own = new JObject(((JObject)model["properties"]!).Properties().Where(property => inherited[property.Name] is null));
        var order = inherited.Count;
        foreach (var property in own.Properties())
        {
            property.Value[TemplateWords.Order] = ++order;
        }

        var part = new JObject { ["type"] = "object", ["properties"] = own };
        if (model["required"] is JArray required)
        {
            part["required"] = new JArray(required.Where(name => own[(string)name!] is not null));
            model.Remove("required");
        }

        model.Remove("properties");
        model.Remove("type");
        model["allOf"] = new JArray(OpenApiJson.ReferenceTo(family.Name), part);
    }
}
