using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Gives a name to every enum. Where all enums of one wire name have the same values and the name has several words, they are one type
/// with that name (<c>AccessType</c>); otherwise the owner tells what they are of: <c>ResourceType</c>, and <c>DatasetSort</c> for the
/// parameter <c>sort</c> of <c>listDatasets</c>.
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
                var word = DotNetName.Pascal(sameWord.Key);
                var isPlain = kinds.Count == 1 && word.Skip(1).Any(char.IsAsciiLetterUpper);
                var name = given ?? (isPlain ? word : Owner(kind.Select(use => use.Owner)) + word);
                Move([.. kind.Select(use => use.Schema)], given is null ? Free(schemas, name, kind.First().Schema) : name, schemas);
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
                    // Swagger 2.0 has the values on the parameter itself, and so what overlays say of them.
                    if (parameter[Words.Name] is { } given)
                    {
                        found[Words.Name] ??= given;
                        parameter.Remove(Words.Name);
                    }

                    yield return ((string)parameter["name"]!, Listed(DotNetName.Pascal((string)operation.Node["operationId"]!)), found);
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

    // Of the models that have the same enum the one that the others are made from: Resource, and not CommunityResource or ResourceInput.
    private static string Owner(IEnumerable<string> owners) => owners.MinBy(owner => owner.Length)!;

    // What an operation lists says what its parameters are about: ListDatasets is of a Dataset, SearchDatasets of a DatasetSearch.
    private static string Listed(string operation)
    {
        return ItemAfter("List") ?? (ItemAfter("Search") is { } item ? item + "Search" : operation);

        string? ItemAfter(string verb) =>
            operation.StartsWith(verb, StringComparison.Ordinal) ? DotNetName.Singular(operation[verb.Length..]) : null;
    }

    private static string Values(JObject schema) => string.Join('\n', schema["enum"]!.Select(value => value.ToString()));

    private static string Free(JObject schemas, string name, JObject use) =>
        (schemas[name] is null || IsSame(schemas[name], use)) && !TakenNames.Contains(name) ? name : name + "Value";

    private static bool IsSame(JToken? known, JObject use) => known?["enum"] is JArray && Values((JObject)known) == Values(use);

    private static void Move(IReadOnlyList<JObject> uses, string name, JObject schemas)
    {
        if (schemas[name] is { } other && !IsSame(other, uses[0]))
        {
            throw new DocumentException(
                uses[0].JsonPath(),
                $"The enum used here would be named {name}, which is the name of another schema.",
                $"Give it a name with an overlay: \"{Words.Name}\".");
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
