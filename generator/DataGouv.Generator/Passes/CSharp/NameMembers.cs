using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>Gives properties, query parameters and enum values their .NET names; the names of the wire stay beside them.</summary>
internal sealed class NameMembers : IPass
{
    // A read model notes which of its members were present in one number of 128 bits.
    private const int MostProperties = 126;

    // Members of object, which neither a property nor a query parameter may hide.
    private static readonly string[] OfObject = ["Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone"];

    // Members of the base classes of models and of what the templates write into them, also of what no user sees.
    private static readonly string[] OfModel =
    [
        .. OfObject, "AdditionalData", "UnnamedMembers", "JsonTypeInfo", "GetTypeInfo", "CreateContract", "CreateMembers",
        "ToJson", "FromJson", "ToPatch", "ToInput", "CopyEmptied", "IsNull", "IsPresent", "Mark", "Ask", "Missing", "WithoutMask",
        "Check", "CheckRules", "Emptied", "FindEmptied",
    ];

    // Members of the base classes of open enums.
    private static readonly string[] OfEnum = [.. OfObject, "Value", "Values", "Create", "Find", "EncodedValue"];

    private static readonly string[] OfParameters = [.. OfObject, "WriteTo"];

    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var model in document.Schemas().Properties())
        {
            NameProperties(model);
            NameValues(model);
        }

        foreach (var operation in document.Operations())
        {
            NameParameters(operation);
        }

        return document;
    }

    private static void NameProperties(JProperty model)
    {
        var taken = new HashSet<string>(OfModel, StringComparer.Ordinal) { model.Name };
        var order = 0;
        foreach (var property in (model.Value["properties"] as JObject)?.Properties() ?? [])
        {
            var given = (string?)property.Value[Words.Name];
            var name = given ?? DotNetName.Pascal(property.Name);
            if (!DotNetName.IsTypeName(name))
            {
                throw new DocumentException(
                    property.Value.JsonPath() + JsonTrail.Step(Words.Name),
                    $"\"{given}\" cannot be the name of a property.",
                    "Write a capital letter, then letters and digits.");
            }

            if (!taken.Add(name) && (given is not null || !taken.Add(name += "Value")))
            {
                throw new DocumentException(
                    property.JsonPath(),
                    $"{model.Name} would have two properties named {name}.",
                    "Remove or rename one of them with an overlay action.");
            }

            if (++order > MostProperties)
            {
                throw new DocumentException(
                    property.JsonPath(),
                    $"{model.Name} has more than {MostProperties} properties.",
                    "Widen ReadModel's record of present members.");
            }

            var target = Extensible(property);
            target.Remove(Words.Name);
            target[TemplateWords.Name] = name;
            target[TemplateWords.Order] = order;
        }
    }

    // Whatever stands beside a reference is lost: the reference moves into allOf.
    private static JObject Extensible(JProperty property)
    {
        if (property.Value.ReferencedSchema() is { } name)
        {
            property.Value = new JObject { ["allOf"] = new JArray(OpenApiJson.ReferenceTo(name)) };
        }

        return (JObject)property.Value;
    }

    private static void NameValues(JProperty model)
    {
        if (model.Value["enum"] is not JArray values)
        {
            return;
        }

        var taken = new HashSet<string>(OfEnum, StringComparer.Ordinal) { model.Name };
        var names = new JArray();
        foreach (var value in values.Select(value => (string)value!))
        {
            // "-created" sorts by "created", the other way round.
            var name = DotNetName.Pascal(value) + (value.StartsWith('-') ? "Descending" : "");
            if (!taken.Add(name) && !taken.Add(name += "Value"))
            {
                throw new DocumentException(
                    model.Value.JsonPath(),
                    $"The enum {model.Name} would have two values named {name}.",
                    "Remove one of them with an overlay action.");
            }

            names.Add(name);
        }

        model.Value["x-enumNames"] = names;
        model.Value[TemplateWords.Constants] = Plural(model.Name);
    }

    // Frequency and Frequencies, ContactPointRole and ContactPointRoles, GeopfPushStatus and GeopfPushStatuses.
    private static string Plural(string name) => name switch
    {
        [.., not ('a' or 'e' or 'i' or 'o' or 'u'), 'y'] => name[..^1] + "ies",
        [.., 's' or 'x'] or [.., 'c' or 's', 'h'] => name + "es",
        _ => name + "s",
    };

    private static void NameParameters(Operation operation)
    {
        var taken = new HashSet<string>(OfParameters, StringComparer.Ordinal);
        foreach (var parameter in operation.Parameters.Where(parameter => (string?)parameter["in"] == "query"))
        {
            var name = DotNetName.Pascal((string)parameter["name"]!);
            if (!taken.Add(name))
            {
                throw new DocumentException(
                    operation.JsonPath,
                    $"{operation.Title} would have two query parameters named {name}.",
                    "Remove one of them with an overlay action.");
            }

            parameter[TemplateWords.Name] = name;
        }
    }
}
