using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Gives every named schema the name of its .NET type: <c>Dataset (read)</c> becomes <c>Dataset</c>, <c>(write)</c> becomes
/// <c>…Input</c>, <c>(patch)</c> becomes <c>…Patch</c>. References follow.
/// </summary>
internal sealed class NameModels : IPass
{
    private static readonly (string Suffix, string Name)[] Roles = [(" (read)", ""), (" (write)", "Input"), (" (patch)", "Patch")];

    // What <ImplicitUsings> brings into every file of a consumer: a model of that name would break their code.
    private static readonly string[] ImplicitNamespaces =
        ["System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly HashSet<string> TakenNames =
    [
        .. new[] { typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(HttpClient).Assembly, typeof(List<>).Assembly, typeof(Uri).Assembly, typeof(Stack<>).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => !type.IsNested && ImplicitNamespaces.Contains(type.Namespace))
            .Select(type => type.Name.Split('`')[0]),
    ];

    /// <summary>Would a type of this name collide with one that every C# file sees?</summary>
    public static bool IsTaken(string name) => TakenNames.Contains(name);

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
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var schema in schemas.Properties())
        {
            var name = NameOf(schema);
            if (!owners.TryAdd(name, schema.Name))
            {
                throw new DocumentException(
                    document.SchemaPath(schema.Name),
                    $"\"{schema.Name}\" and \"{owners[name]}\" would both be named {name}.",
                    $"Remove one of them with an overlay, or give it another name with \"{Words.Name}\".");
            }

            if (IsTaken(name))
            {
                throw new DocumentException(
                    document.SchemaPath(schema.Name),
                    $"A type named {name} collides with one that every C# file sees.",
                    $"Give the schema another name with an overlay: \"{Words.Name}\".");
            }

            names.Add(schema.Name, name);
        }

        Rename(schemas, names);
        Follow(document, names);
        return document;
    }

    private static string NameOf(JProperty schema)
    {
        if ((string?)schema.Value[Words.Name] is { } given)
        {
            if (!DotNetName.IsTypeName(given))
            {
                throw new DocumentException(schema.Value.JsonPath() + JsonTrail.Step(Words.Name), $"\"{given}\" cannot be the name of a .NET type.", "Write a capital letter, then letters and digits.");
            }

            ((JObject)schema.Value).Remove(Words.Name);
            return given;
        }

        return TypeName(schema.Name);
    }

    private static void Rename(JObject schemas, Dictionary<string, string> names)
    {
        var renamed = schemas.Properties().Select(schema => new JProperty(names[schema.Name], schema.Value)).ToList();
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
        if ((text.StartsWith("#/definitions/", StringComparison.Ordinal) || text.StartsWith(OpenApiJson.SchemaReference, StringComparison.Ordinal))
            && names.TryGetValue(OpenApiJson.Unescape(text[(slash + 1)..]), out var name))
        {
            reference.Value = text[..(slash + 1)] + name;
        }
    }
}
