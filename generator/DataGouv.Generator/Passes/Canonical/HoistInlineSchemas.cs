using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Gives a name to every object that is described where it is used, so that it becomes a model of its own: the links of a
/// Tabular page, the form of an upload. Names come from the owner and the property; <c>x-datagouv-name</c> overrules them.
/// </summary>
internal sealed class HoistInlineSchemas : IPass
{
    // What is said of the property that holds the object, and not of the object.
    private static readonly string[] Beside = ["nullable", Words.NeverNull];

    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        foreach (var model in schemas.Properties().ToList())
        {
            HoistInner((JObject)model.Value, model.Name, schemas);
        }

        foreach (var operation in document.Operations().ToList())
        {
            var owner = DotNetName.Pascal((string?)operation.Node["operationId"] ?? operation.Verb + operation.Path);
            foreach (var content in (operation.Node["requestBody"]?["content"] as JObject)?.Properties().ToList() ?? [])
            {
                var isForm = content.Name == MediaType.Form;
                var name = isForm ? (string?)operation.Node[Words.Form] ?? owner + "Form" : owner + "Input";
                HoistRoot((JObject)content.Value, name, schemas);
            }

            operation.Node.Remove(Words.Form);
            foreach (var content in operation.Successes.SelectMany(response => response.Value["content"].Objects()).ToList())
            {
                HoistRoot(content, owner + "Result", schemas);
            }
        }

        return document;
    }

    private static void HoistRoot(JObject content, string name, JObject schemas)
    {
        if (content["schema"] is JObject schema)
        {
            content["schema"] = Hoist(schema, name, schemas);
            HoistInner((JObject)content["schema"]!, name, schemas);
        }
    }

    private static void HoistInner(JObject schema, string owner, JObject schemas)
    {
        foreach (var property in (schema["properties"] as JObject)?.Properties().ToList() ?? [])
        {
            property.Value = Replace((JObject)property.Value, owner + DotNetName.Pascal(property.Name), schemas);
        }

        foreach (var keyword in new[] { "items", "additionalProperties" })
        {
            if (schema[keyword] is JObject inner)
            {
                var item = DotNetName.Singular(owner) ?? owner + "Item";
                schema[keyword] = Replace(inner, keyword == "items" ? item : owner + "Value", schemas);
            }
        }

        foreach (var alternative in schema["anyOf"].Objects().ToList())
        {
            HoistInner(alternative, owner, schemas);
        }
    }

    private static JObject Replace(JObject schema, string name, JObject schemas)
    {
        var result = Hoist(schema, name, schemas);
        if (ReferenceEquals(result, schema))
        {
            HoistInner(schema, name, schemas);
        }

        return result;
    }

    private static JObject Hoist(JObject schema, string name, JObject schemas)
    {
        if (schema["properties"] is not JObject)
        {
            return schema;
        }

        name = (string?)schema[Words.Name] ?? name;
        var model = (JObject)schema.DeepClone();
        model.Remove(Words.Name);
        var said = new JObject(Beside.Select(word => model.Property(word)).OfType<JProperty>());
        foreach (var word in Beside)
        {
            model.Remove(word);
        }

        if (schemas[name] is { } existing)
        {
            if (!JToken.DeepEquals(existing, model))
            {
                throw new DocumentException(
                    schema.JsonPath(),
                    $"The object described here would be named {name}, which is the name of another one.",
                    $"Give it a name with an overlay: \"{Words.Name}\".");
            }
        }
        else
        {
            schemas[name] = model;
            HoistInner((JObject)schemas[name]!, name, schemas);
        }

        if (said.Count == 0)
        {
            return OpenApiJson.ReferenceTo(name);
        }

        said.AddFirst(new JProperty("allOf", new JArray(OpenApiJson.ReferenceTo(name))));
        return said;
    }
}
