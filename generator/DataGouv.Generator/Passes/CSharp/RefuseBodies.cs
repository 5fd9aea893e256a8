using DataGouv.Generator.Documents;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Writes as C# what a body must not say: rules that the server is known to have (<c>x-datagouv-refusals</c>), and members that an update
/// must not lack because the server would empty them (<c>x-datagouv-emptied</c>).
/// </summary>
internal sealed class RefuseBodies : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        var patches = ObjectUpdate.In(document).Select(update => update.Patch).ToHashSet(StringComparer.Ordinal);
        foreach (var model in schemas.Properties())
        {
            var schema = (JObject)model.Value;
            if (schema[Words.Refusals] is { } rules)
            {
                schema[TemplateWords.Rules] = new JArray(Rules(rules, schema, schemas));
            }

            var emptied = CSharpProperty.Of(schema, schemas).Where(property => property.IsEmptied).ToList();
            if (emptied.Count > 0 && !patches.Contains(model.Name))
            {
                throw new DocumentException(
                    emptied[0].Schema.JsonPath() + JsonTrail.Step(Words.Emptied),
                    $"{model.Name} is no patch of an object that can be read at the same path: nothing of it can be kept.",
                    "Say it of the property of a patch, or correct the operation that reads the object with an overlay action.");
            }

            if (emptied.Count > 0)
            {
                schema[TemplateWords.Emptied] = new JArray(emptied.Select(property => string.Join(
                    TemplateWords.Separator,
                    property.SendsNull == "value" ? $"!{property.Name}.IsSet" : $"{property.Name} is null",
                    property.Name,
                    property.WireName)));
            }
        }

        return document;
    }

    private static IEnumerable<string> Rules(JToken rules, JObject model, JObject schemas)
    {
        var path = rules.JsonPath();
        if ((string?)model[TemplateWords.Kind] != "write")
        {
            throw new DocumentException(path, "Only a write model can be refused.", "Say it of what is sent, in the overlay.");
        }

        if (rules is not JArray)
        {
            throw Malformed(path);
        }

        return rules.Select(rule => Rule(rule, model, schemas, path));
    }

    private static string Rule(JToken rule, JObject model, JObject schemas, string path)
    {
        if (rule is JObject && rule["when"] is JObject { HasValues: true } tests && (string?)rule["because"] is { Length: > 0 } because)
        {
            var conditions = tests.Properties().Select(test => Condition(test, model, schemas, path));
            return string.Join(" && ", conditions) + TemplateWords.Separator + Literal(because);
        }

        throw Malformed(path);
    }

    private static DocumentException Malformed(string path) => new(
        path, "A rule has no \"when\" or no \"because\".", "Write {\"when\": {\"path\": test}, \"because\": \"…\"} in the overlay.");

    // What stands between the quotes of a C# text: the escapes of JSON are among those of C#, and a separator would cut the item in two.
    private static string Literal(string text) =>
        JsonConvert.ToString(text)[1..^1].Replace(TemplateWords.Separator.ToString(), "\\u007C", StringComparison.Ordinal);

    private static string Condition(JProperty test, JObject model, JObject schemas, string path)
    {
        var (property, access) = Find(test.Name, model, schemas, path);
        var isText = property.Type == "string" || schemas[property.Type]?["enum"] is not null;
        var isMany = CSharpType.IsMap(property.Type) || CSharpType.ItemOf(property.Type) is not null;
        return ((string?)(test.Value as JValue), (string?)test.Value.SelectToken("not")) switch
        {
            ("set", _) when property.SendsNull == "value" => $"{access} is {{ IsSet: true, IsNull: false }}",
            ("set", _) when property.SendsNull is not null || property.Type == CSharpType.Data => $"{access} is {{ IsNull: false }}",
            ("set", _) => $"{access} is not null",
            ("empty", _) when isMany && property.SendsNull is not null => $"{access} is {{ Count: 0, IsNull: false }}",
            ("empty", _) when isMany => $"{access} is {{ Count: 0 }}",
            (_, { } value) when isText => $"{Text(property, access, schemas)} is not (null or \"{Literal(value)}\")",
            _ => throw new DocumentException(
                path,
                $"The test of \"{test.Name}\" is not known for what it is.",
                "Write \"set\", \"empty\" for a list or a map, or {\"not\": \"text\"} for a text."),
        };
    }

    private static string Text(CSharpProperty property, string access, JObject schemas)
    {
        var value = property.SendsNull == "value" ? access + ".Value" : access;
        return schemas[property.Type]?["enum"] is null ? value : value + "?.Value";
    }

    private static (CSharpProperty Property, string Access) Find(string dotted, JObject model, JObject schemas, string path)
    {
        var (owner, access) = (model, "");
        CSharpProperty? found = null;
        foreach (var name in dotted.Split('.'))
        {
            owner = found is null ? model : schemas[found.Type] as JObject ?? [];
            found = CSharpProperty.Of(owner, schemas).FirstOrDefault(property => property.WireName == name)
                ?? throw new DocumentException(path, $"The model has no property \"{dotted}\".", "Name the path of a property.");
            access += (access.Length == 0 ? "" : "?.") + found.Name;
        }

        return (found!, access);
    }
}
