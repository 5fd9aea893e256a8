using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Gives a name to every enum of a single value, which the canonical document leaves in its property: NSwag makes a type of it too, and
/// every type must be known by its name. In the member of a family the value is what tells the class, and no type.
/// </summary>
internal sealed class NameSingleValues : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        foreach (
            var property in schemas
                .Objects()
                .Where(model => model[Words.Family] is not null)
                .SelectMany(model => model["properties"].Objects()))
        {
            if (property["enum"] is JArray { Count: 1 })
            {
                property.Remove("enum");
            }
        }

        var properties =
            from model in schemas.Properties()
            where model.Value[Words.Family] is null
            from property in (model.Value["properties"] as JObject)?.Properties() ?? []
            where property.Value["enum"] is not null
            let given = (string?)property.Value[Words.Name]
            select (Name: given ?? model.Name + DotNetName.Pascal(property.Name), Schema: (JObject)property.Value);
        foreach (var (name, schema) in properties.ToList())
        {
            if (schemas[name] is { } other && !JToken.DeepEquals(other["enum"], schema["enum"]))
            {
                throw new DocumentException(
                    schema.JsonPath(),
                    $"The enum used here would be named {name}, which is the name of another schema.",
                    $"Give that schema another name with an overlay: \"{Words.Name}\".");
            }

            schemas[name] = new JObject { ["type"] = "string", ["enum"] = schema["enum"]!.DeepClone() };
            schema.Remove("type");
            schema.Remove("enum");
            schema.Remove(Words.Name);
            schema["allOf"] = new JArray(OpenApiJson.ReferenceTo(name));
        }

        return document;
    }
}
