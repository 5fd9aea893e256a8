using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Notes which operations return pages, and where the rows and the link to the next page are. A page of the Main API always
/// carries its rows, its number and its size, an empty one too; its total is left out by a field mask, and unknown then.
/// </summary>
internal sealed class MarkPages : IPass
{
    private static readonly string[] Numbers = ["page", "page_size"];
    private static readonly string[] Always = ["data", .. Numbers];

    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var operation in document.Operations().Where(operation => operation.Verb == "get"))
        {
            var page = operation.Successes
                .SelectMany(response => SchemaWalk.ResponseSchemas((JObject)response.Value))
                .Select(schema => document.Schemas()[schema.ReferencedSchema() ?? ""])
                .OfType<JObject>()
                .FirstOrDefault(schema => schema["properties"]?["data"]?["items"] is not null);
            if (page is null)
            {
                continue;
            }

            if (page["properties"]!["next_page"] is not null)
            {
                operation.Node[Words.Page] ??= new JObject { ["items"] = "data", ["next"] = "next_page" };
                Prove(page);
            }

            foreach (var number in Numbers.Select(name => page["properties"]![name]).OfType<JObject>())
            {
                number["format"] = "int32";
            }
        }

        return document;
    }

    private static void Prove(JObject page)
    {
        var present = Always.Where(name => page["properties"]![name] is JObject).ToList();
        foreach (var property in present.Select(name => (JObject)page["properties"]![name]!))
        {
            property.Remove("nullable");
        }

        page["required"] = new JArray(present.Union(page["required"]?.Values<string>().OfType<string>() ?? [], StringComparer.Ordinal));
    }
}
