using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>Calls a body that is not JSON what it is, bytes: the conversion makes a plain string of Swagger 2.0's <c>file</c>.</summary>
internal sealed class MarkBinaryBodies : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var media = from operation in document.Operations()
                    from response in operation.Node["responses"].Objects()
                    from content in (response["content"] as JObject)?.Properties() ?? []
                    where !MediaType.IsJson(content.Name) && content.Value["schema"] is JObject
                    select (JObject)content.Value["schema"]!;
        foreach (var schema in media.ToList())
        {
            schema.RemoveAll();
            schema["type"] = "string";
            schema["format"] = "binary";
        }

        return document;
    }
}
