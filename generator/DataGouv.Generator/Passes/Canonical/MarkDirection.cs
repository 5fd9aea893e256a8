using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Notes on every named schema whether it is read, written, or both: what the server sends is read tolerantly, what a caller
/// sends is checked. A schema that no operation reaches is taken out.
/// </summary>
internal sealed class MarkDirection : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        var read = schemas.Reach(document.Operations().SelectMany(operation => operation.Node["responses"].Objects().SelectMany(SchemaWalk.ResponseSchemas))
            .Concat(document["components"]?["responses"].Objects().SelectMany(SchemaWalk.ResponseSchemas) ?? []));
        var written = schemas.Reach(document.Operations().SelectMany(operation => operation.RequestSchemas()));
        var asked = schemas.Reach(document.Operations().SelectMany(operation => operation.Parameters).Select(parameter => parameter["schema"]).OfType<JObject>());

        foreach (var schema in schemas.Properties().ToList())
        {
            if (!read.Contains(schema.Name) && !written.Contains(schema.Name) && !asked.Contains(schema.Name))
            {
                schema.Remove();
            }
            else
            {
                schema.Value[Words.Direction] = (read.Contains(schema.Name), written.Contains(schema.Name)) switch
                {
                    (true, true) => "both",
                    (true, false) => "read",
                    _ => "write",
                };
            }
        }

        return document;
    }
}
