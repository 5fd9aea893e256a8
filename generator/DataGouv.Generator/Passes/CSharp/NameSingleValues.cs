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
        var properties = from model in schemas.Properties()
                         where model.Value[Words.Family] is null
                         from property in (model.Value["properties"] as JObject)?.Properties() ?? []
                         where property.Value["enum"] is not null
                         select (Name: model.Name + DotNetName.Pascal(property.Name), Schema: (JObject)property.Value);
        foreach (var (name, schema) in properties.ToList())
        {
            if (schemas[name] is not null)
            {
                throw new DocumentException(
                    schema.JsonPath(),
                    $"The enum used here would be named {name}, which is the name of another schema.",
                    $"Give that schema another name with an overlay: \"{Words.Name}\".");
            }

            schemas[name] = new JObject { ["type"] = "string", ["enum"] = schema["enum"]!.DeepClone() };
            schema.Remove("type");
            schema.Remove("enum");
            schema["allOf"] = new JArray(OpenApiJson.ReferenceTo(name));
        }

        return document;
    }
}
