using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Gives a name to every enum. Where all enums of one wire name have the same values they are one type with that name
/// (<c>AccessType</c>); otherwise the owner tells them apart (<c>ResourceTypeValue</c>, <c>ListDatasetsSort</c>).
/// </summary>
internal sealed class HoistEnums : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        var uses = Uses(document).ToList();
        foreach (var sameWord in uses.GroupBy(use => use.Word, StringComparer.Ordinal))
        {
            var kinds = sameWord.GroupBy(use => Values(use.Schema), StringComparer.Ordinal).ToList();
            foreach (var kind in kinds)
            {
                var given = kind.Select(use => (string?)use.Schema[Words.Name]).FirstOrDefault(name => name is not null);
                var name = given ?? Free(schemas, kinds.Count == 1 ? DotNetName.Pascal(sameWord.Key) : kind.First().Owner + DotNetName.Pascal(sameWord.Key));
                Move([.. kind.Select(use => use.Schema)], name, schemas);
            }
        }

        return document;
    }

    private static IEnumerable<(string Word, string Owner, JObject Schema)> Uses(JObject document)
    {
        foreach (var model in document.Schemas().Properties())
        {
            foreach (var use in Inside((JObject)model.Value, model.Name))
            {
                yield return use;
            }
        }

        foreach (var operation in document.ClientOperations())
        {
            foreach (var parameter in operation.Parameters.Where(parameter => (string?)parameter["in"] is "query" or "path"))
            {
                if (parameter["schema"] is JObject schema && Enum(schema) is { } found)
                {
                    yield return ((string)parameter["name"]!, DotNetName.Pascal((string)operation.Node["operationId"]!), found);
                }
            }
        }
    }

    private static IEnumerable<(string Word, string Owner, JObject Schema)> Inside(JObject schema, string owner)
    {
        foreach (var property in (schema["properties"] as JObject)?.Properties() ?? [])
        {
            if (Enum((JObject)property.Value) is { } found)
            {
                yield return (property.Name, owner, found);
            }
        }
    }

    // A single value is a claim ("class": "Dataset"), not a choice; in a list it is a choice, to have it or not.
    private static JObject? Enum(JObject schema, int fewest = 2) => schema switch
    {
        _ when schema["enum"] is JArray values && values.Count >= fewest && (string?)schema["type"] == "string" => schema,
        _ when schema["items"] is JObject items => Enum(items, fewest: 1),
        _ => null,
    };

    private static string Values(JObject schema) => string.Join('\n', schema["enum"]!.Select(value => value.ToString()));

    private static string Free(JObject schemas, string name) =>
        schemas[name] is null && !NameModels.IsTaken(name) ? name : name + "Value";

    private static void Move(IReadOnlyList<JObject> uses, string name, JObject schemas)
    {
        if (schemas[name] is not null)
        {
            throw new DocumentException(uses[0].JsonPath(), $"The enum used here would be named {name}, which is the name of another schema.", $"Give it a name with an overlay: \"{Words.Name}\".");
        }

        schemas[name] = new JObject { ["type"] = "string", ["enum"] = uses[0]["enum"]!.DeepClone() };
        foreach (var use in uses)
        {
            use.Remove("type");
            use.Remove("enum");
            use.Remove(Words.Name);
            if (use.HasValues)
            {
                use["allOf"] = new JArray(OpenApiJson.ReferenceTo(name));
            }
            else
            {
                use["$ref"] = OpenApiJson.SchemaReference + name;
            }
        }
    }
}
