using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Says of every request body and model how it is written: a multipart form has files that are streamed, a write model can send
/// null on purpose, a read model remembers what was there.
/// </summary>
internal sealed class TypeForms : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        foreach (var model in schemas.Objects().Where(model => model["enum"] is null))
        {
            var written = (string?)model[Words.Direction] == "write";
            model[TemplateWords.Kind] = written ? "write" : "read";
            var properties = written ? model["properties"].Objects() : [];
            foreach (var property in properties.Where(property => (bool?)property["nullable"] is true).ToList())
            {
                DescribeNull(property, schemas);
            }
        }

        foreach (var property in schemas.Objects().Where(IsWritten).SelectMany(model => model["properties"].Objects()).ToList())
        {
            RefuseNull(property, schemas);
        }

        foreach (var operation in document.Operations().Where(operation => operation.Node["requestBody"] is JObject))
        {
            var content = (JObject)operation.Node["requestBody"]!["content"]!;
            var isForm = content[MediaType.Form] is not null;
            operation.Node[TemplateWords.Body] = isForm ? "form" : "json";
            if (isForm)
            {
                var name = content[MediaType.Form]!["schema"].ReferencedSchema()!;
                DescribeForm((JObject)schemas[name]!);

                // NSwag splits a multipart body into parameters; ours is one typed object, as for JSON.
                operation.Node["requestBody"]!["content"] = new JObject
                {
                    ["application/json"] = new JObject { ["schema"] = OpenApiJson.ReferenceTo(name) },
                };
            }

            operation.Node["requestBody"]!["required"] = true;
        }

        return document;
    }

    private static bool IsWritten(JObject model) => (string?)model[TemplateWords.Kind] == "write";

    // C# converts JsonNull to a type that takes it in one place in all others.
    private static void RefuseNull(JObject property, JObject schemas)
    {
        var type = CSharpType.Of(property, schemas);
        if (
            property[TemplateWords.SendsNull] is null
            && (type == CSharpType.DataMap || (bool?)schemas[type]?[TemplateWords.TakesNull] is true))
        {
            property[TemplateWords.SendsNull] = TemplateWords.RefusesNull;
        }
    }

    // Only a text, a number and the like can stand in an Optional: C# converts no collection expression and no new() to it.
    private static void DescribeNull(JObject property, JObject schemas)
    {
        var type = CSharpType.Of(property, schemas);
        if (type == CSharpType.Data)
        {
            return;
        }

        var model = schemas[type];
        property[TemplateWords.SendsNull] = model switch
        {
            not null when model["enum"] is null => "model",
            _ when CSharpType.ItemOf(type) is not null => "list",
            _ when type == CSharpType.DataMap => "map",
            _ => "value",
        };
        if (model is not null && model["enum"] is null)
        {
            model[TemplateWords.TakesNull] = true;
        }
    }

    private static void DescribeForm(JObject form)
    {
        form[TemplateWords.Kind] = "form";
        foreach (var property in form["properties"].Objects().Where(property => (string?)property["format"] == "binary"))
        {
            property[TemplateWords.Type] = "FilePart";
        }
    }
}
