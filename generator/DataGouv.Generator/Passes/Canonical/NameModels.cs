using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Gives every named schema the name of its .NET type: <c>Dataset (read)</c> becomes <c>Dataset</c>, <c>(write)</c> becomes
/// <c>…Input</c>, <c>(patch)</c> becomes <c>…Patch</c>. References follow.
/// </summary>
internal sealed class NameModels : IPass
{
    private const string Input = "Input";
    private const string Patch = "Patch";

    private static readonly (string Suffix, string Name)[] Roles = [(" (read)", ""), (" (write)", Input), (" (patch)", Patch)];

    /// <summary>Returns whether a type of this name is what is sent to change an object.</summary>
    public static bool IsPatch(string name) => name.EndsWith(Patch, StringComparison.Ordinal);

    /// <summary>Returns the name of what is sent to make an object that a patch changes.</summary>
    public static string InputOf(string patch) => patch[..^Patch.Length] + Input;

    /// <summary>The name of the .NET type of a schema to which no overlay gave another one.</summary>
    public static string TypeName(string schema)
    {
        var role = Roles.FirstOrDefault(role => schema.EndsWith(role.Suffix, StringComparison.Ordinal));
        var stem = role.Suffix is null ? schema : schema[..^role.Suffix.Length];
        return DotNetName.Pascal(stem) + role.Name;
    }

    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var given = new HashSet<string>(StringComparer.Ordinal);
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var schema in schemas.Properties())
        {
            var isGiven = schema.Value[Words.Name] is not null;
            var name = NameOf(schema);
            if (!owners.TryAdd(name, schema.Name) && !(isGiven && given.Contains(name) && IsSame(schema.Value, schemas[owners[name]]!)))
            {
                throw new DocumentException(
                    document.SchemaPath(schema.Name),
                    $"\"{schema.Name}\" and \"{owners[name]}\" would both be named {name}.",
                    $"Remove one of them with an overlay, or give it another name with \"{Words.Name}\".");
            }

            if (TakenNames.Contains(name))
            {
                throw new DocumentException(
                    document.SchemaPath(schema.Name),
                    $"A type named {name} collides with one that every C# file sees.",
                    $"Give the schema another name with an overlay: \"{Words.Name}\".");
            }

            names.Add(schema.Name, name);
            if (isGiven)
            {
                given.Add(name);
            }
        }

        Rename(schemas, names);
        Follow(document, names);
        return document;
    }

    // Schemas of one shape to which overlays gave one name are one model.
    private static bool IsSame(JToken schema, JToken other) => JToken.DeepEquals(Bare(schema), Bare(other));

    private static JToken Bare(JToken schema)
    {
        var bare = schema.DeepClone();
        foreach (var text in bare.ObjectsAndSelf().SelectMany(node => node.Properties()).Where(IsText).ToList())
        {
            text.Remove();
        }

        return bare;

        static bool IsText(JProperty member) => member is { Name: "description" or "title", Value: JValue };
    }

    private static string NameOf(JProperty schema)
    {
        if ((string?)schema.Value[Words.Name] is { } given)
        {
            if (!DotNetName.IsTypeName(given))
            {
                throw new DocumentException(
                    schema.Value.JsonPath() + JsonTrail.Step(Words.Name),
                    $"\"{given}\" cannot be the name of a .NET type.",
                    "Write a capital letter, then letters and digits.");
            }

            ((JObject)schema.Value).Remove(Words.Name);
            return given;
        }

        return TypeName(schema.Name);
    }

    private static void Rename(JObject schemas, Dictionary<string, string> names)
    {
        var renamed = schemas
            .Properties()
            .DistinctBy(schema => names[schema.Name])
            .Select(schema => new JProperty(names[schema.Name], schema.Value))
            .ToList();
        schemas.RemoveAll();
        foreach (var schema in renamed)
        {
            schemas.Add(schema);
        }
    }

    private static void Follow(JObject document, Dictionary<string, string> names)
    {
        foreach (var node in document.ObjectsAndSelf())
        {
            if (node["$ref"] is JValue reference)
            {
                Follow(reference, names);
            }

            foreach (var target in (node[Words.Discriminator]?["mapping"] as JObject)?.PropertyValues().OfType<JValue>().ToList() ?? [])
            {
                Follow(target, names);
            }
        }
    }

    private static void Follow(JValue reference, Dictionary<string, string> names)
    {
        var text = Uri.UnescapeDataString((string)reference!);
        var slash = text.LastIndexOf('/');
        if (
            (
                text.StartsWith("#/definitions/", StringComparison.Ordinal)
                || text.StartsWith(OpenApiJson.SchemaReference, StringComparison.Ordinal)
            ) && names.TryGetValue(OpenApiJson.Unescape(text[(slash + 1)..]), out var name))
        {
            reference.Value = text[..(slash + 1)] + name;
        }
    }
}
