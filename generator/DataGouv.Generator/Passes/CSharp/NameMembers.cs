using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>Gives properties, query parameters and enum values their .NET names; the names of the wire stay beside them.</summary>
internal sealed class NameMembers : IPass
{
    // A read model notes which of its members were present in one number of 128 bits.
    private const int MostProperties = 127;

    // Members of the base classes and of object, which a property must not hide.
    private static readonly string[] Inherited = ["AdditionalData", "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone"];

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
        var taken = new HashSet<string>(Inherited, StringComparer.Ordinal) { model.Name };
        var order = 0;
        foreach (var property in (model.Value["properties"] as JObject)?.Properties() ?? [])
        {
            var name = DotNetName.Pascal(property.Name);
            if (!taken.Add(name) && !taken.Add(name += "Value"))
            {
                throw new DocumentException(property.JsonPath(), $"{model.Name} would have two properties named {name}.", "Remove or rename one of them with an overlay action.");
            }

            if (++order > MostProperties)
            {
                throw new DocumentException(property.JsonPath(), $"{model.Name} has more than {MostProperties} properties.", "Widen ReadModel's record of present members.");
            }

            var target = Extensible(property);
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

        var taken = new HashSet<string>(StringComparer.Ordinal) { model.Name, "Value", "ToString", "Equals" };
        var names = new JArray();
        foreach (var value in values.Select(value => (string)value!))
        {
            // "-created" sorts by "created", the other way round.
            var name = DotNetName.Pascal(value) + (value.StartsWith('-') ? "Descending" : "");
            if (!taken.Add(name) && !taken.Add(name += "Value"))
            {
                throw new DocumentException(model.Value.JsonPath(), $"The enum {model.Name} would have two values named {name}.", "Remove one of them with an overlay action.");
            }

            names.Add(name);
        }

        model.Value["x-enumNames"] = names;
    }

    private static void NameParameters(Operation operation)
    {
        var taken = new HashSet<string>(Inherited, StringComparer.Ordinal);
        foreach (var parameter in operation.Parameters.Where(parameter => (string?)parameter["in"] == "query"))
        {
            var name = DotNetName.Pascal((string)parameter["name"]!);
            if (!taken.Add(name))
            {
                throw new DocumentException(operation.JsonPath, $"{operation.Title} would have two query parameters named {name}.", "Remove one of them with an overlay action.");
            }

            parameter[TemplateWords.Name] = name;
        }
    }
}
