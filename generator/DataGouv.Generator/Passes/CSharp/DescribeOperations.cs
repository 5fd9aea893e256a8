using System.Globalization;
using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Writes what is known about every member that nobody described: IntelliSense always names the operation, the wire name and
/// the facts of the schema.
/// </summary>
internal sealed class DescribeOperations : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var operation in document.Operations().Where(operation => operation.Node[TemplateWords.Navigation] is null))
        {
            operation.Node["summary"] ??= operation.Title + ".";
            operation.Node[TemplateWords.Remarks] = Remarks(operation);
            foreach (var parameter in operation.Parameters.Where(parameter => (string?)parameter["in"] == "query"))
            {
                parameter["description"] = Sentence(parameter, $"The query parameter \"{parameter["name"]}\".", Facts((JObject)parameter["schema"]!, (bool?)parameter["required"] is true));
            }
        }

        var users = Users(document);
        foreach (var model in document.Schemas().Properties())
        {
            var used = users.GetValueOrDefault(model.Name) ?? [];
            model.Value["description"] ??= $"{Role(model.Value)} {model.Name}.";
            model.Value[TemplateWords.Remarks] = used.Count == 0 ? "Part of other models." : $"Used by {string.Join(", ", used.Take(3))}{(used.Count > 3 ? $" and {(used.Count - 3).ToString(CultureInfo.InvariantCulture)} more" : "")}.";
            DescribeProperties((JObject)model.Value);
            foreach (var part in model.Value["allOf"].Objects())
            {
                DescribeProperties(part);
            }
        }

        return document;
    }

    private static string Remarks(Operation operation)
    {
        var lines = new List<string> { operation.Title };
        if ((string?)operation.Node["description"] is { Length: > 0 } description)
        {
            lines.Add(description);
        }

        lines.Add((string?)operation.Node[Words.Access] switch
        {
            "authenticated" => "Needs an API key or a token.",
            "administrator" => "Needs the key of a system administrator.",
            _ => "Needs no key.",
        });
        if (operation.Node[Words.Page] is not null)
        {
            lines.Add("Answers one page of the list.");
        }

        return string.Join("\n", lines);
    }

    private static void DescribeProperties(JObject model)
    {
        var required = model["required"]?.Values<string>().ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var property in (model["properties"] as JObject)?.Properties() ?? [])
        {
            property.Value["description"] = Sentence((JObject)property.Value, $"The JSON member \"{property.Name}\".", Facts((JObject)property.Value, required.Contains(property.Name), (string?)model[TemplateWords.Kind] == "read"));
        }
    }

    private static string Sentence(JObject described, string fallback, IEnumerable<string> facts) =>
        string.Join(' ', facts.Prepend((string?)described["description"] is { Length: > 0 } text ? text : fallback));

    private static IEnumerable<string> Facts(JObject schema, bool required, bool read = false)
    {
        if (required)
        {
            yield return read ? "Always present." : "Required.";
        }

        if ((bool?)schema["readOnly"] is true)
        {
            yield return "Set by the server.";
        }

        if ((string?)schema["format"] is { } format && format is "markdown" or "uuid" or "date")
        {
            yield return $"Format: {format}.";
        }

        if (schema["default"] is JValue initial)
        {
            yield return $"Default: {initial.ToString(CultureInfo.InvariantCulture)}.";
        }

        if (schema["minimum"] is JValue minimum)
        {
            yield return $"At least {minimum.ToString(CultureInfo.InvariantCulture)}.";
        }

        if (schema["maximum"] is JValue maximum)
        {
            yield return $"At most {maximum.ToString(CultureInfo.InvariantCulture)}.";
        }

        if (schema["maxLength"] is JValue length)
        {
            yield return $"At most {length.ToString(CultureInfo.InvariantCulture)} characters.";
        }
    }

    private static string Role(JToken model) => (string?)model[TemplateWords.Kind] switch
    {
        "write" => "What is sent for a",
        "form" => "The multipart form",
        _ when model["enum"] is not null => "The known values of",
        _ => "The object",
    };

    private static Dictionary<string, List<string>> Users(JObject document)
    {
        var users = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var operation in document.Operations().Where(operation => operation.Node[TemplateWords.Navigation] is null))
        {
            foreach (var name in operation.RootSchemas().SelectMany(schema => schema.ObjectsAndSelf()).Select(node => node.ReferencedSchema()).OfType<string>().Distinct())
            {
                if (!users.TryGetValue(name, out var titles))
                {
                    users.Add(name, titles = []);
                }

                titles.Add(operation.Title);
            }
        }

        return users;
    }
}
