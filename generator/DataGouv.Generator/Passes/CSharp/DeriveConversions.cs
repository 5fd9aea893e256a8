using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.Canonical;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Derives what is sent from what was read: <c>ToPatch</c> and <c>ToInput</c> of a model whose object can be read and changed at one path.
/// References become ids, and what the server alone sets has no place in what is sent.
/// </summary>
internal sealed class DeriveConversions : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        var work = new Queue<(string From, string To, string Word)>();
        foreach (var update in ObjectUpdate.In(document))
        {
            Ask(update.Model, update.Patch, TemplateWords.ToPatch);
            if (NameModels.InputOf(update.Patch) is var input && schemas[input] is not null)
            {
                Ask(update.Model, input, TemplateWords.ToInput);
            }
        }

        while (work.TryDequeue(out var next))
        {
            var (from, to, word) = next;
            Describe((JObject)schemas[from]!, to, word, schemas, (inner, target) => Ask(inner, target, TemplateWords.ToInput));
            foreach (var (member, target) in Members(from, to, schemas))
            {
                if (target is null)
                {
                    // What the server sends and does not describe as sent goes back as it is.
                    schemas[member]![word] = to;
                    schemas[member]![word + "-unknown"] = true;
                }
                else
                {
                    Ask(member, target, word);
                }
            }
        }

        return document;

        // A model becomes one other model under one name.
        bool Ask(string from, string to, string word)
        {
            if (schemas[from]![word] is null)
            {
                schemas[from]![word] = to;
                work.Enqueue((from, to, word));
            }

            return (string?)schemas[from]![word] == to;
        }
    }

    private static void Describe(JObject model, string to, string word, JObject schemas, Func<string, string, bool> need)
    {
        var conversion = new Conversion(schemas, need);
        var source = CSharpProperty.Of(model, schemas).ToDictionary(property => property.WireName, StringComparer.Ordinal);
        var (members, emptied) = (new JArray(), new JArray());
        foreach (var target in CSharpProperty.Of((JObject)schemas[to]!, schemas))
        {
            var property = (bool?)target.Schema[Words.SentBack] is false ? null : source.GetValueOrDefault(target.WireName);
            if (property is null || conversion.Of(property.Field, property.Type, target.Type) is not { } value)
            {
                if (target.IsEmptied)
                {
                    throw new DocumentException(
                        target.Schema.JsonPath() + JsonTrail.Step(Words.Emptied),
                        $"{to} cannot send back \"{target.WireName}\", which the server would empty: it is not read as what is sent.",
                        "Correct the property of what is read or of what is sent with an overlay action.");
                }
            }
            else if (target.IsEmptied)
            {
                var place = property.Schema[TemplateWords.Order];
                emptied.Add(string.Join(TemplateWords.Separator, target.Name, Kept(property, target, value), place, property.WireName));
            }
            else
            {
                members.Add(target.Name + TemplateWords.Separator + Assigned(property, target, value));
            }
        }

        model[word + "-members"] = members;
        model[word + "-emptied"] = emptied;
    }

    // What is empty on the server is sent as such, by null where the member takes it.
    private static string Kept(CSharpProperty property, CSharpProperty target, string value) => target switch
    {
        { SendsNull: "value" } => $"{property.Field} is null ? JsonNull.Value : {Assigned(property, target, value)}",
        { SendsNull: "list" or "map" or "model" } => $"{property.Field} is null ? JsonNull.Value : {value}",
        _ when CSharpType.ItemOf(target.Type) is not null => $"{Parenthesized(value)} ?? []",
        _ => value,
    };

    private static string Assigned(CSharpProperty property, CSharpProperty target, string value) => target switch
    {
        { SendsNull: "value" } when CSharpType.IsValue(target.Type) => $"Optional.From({value})",
        { IsRequired: true } =>
            $"({Parenthesized(value)} ?? throw Missing({property.Schema[TemplateWords.Order]}, \"{property.WireName}\"))!",
        _ => value,
    };

    private static string Parenthesized(string value) => value.Contains(' ', StringComparison.Ordinal) ? $"({value})" : value;

    private static IEnumerable<(string Member, string? Target)> Members(string from, string to, JObject schemas)
    {
        var targets = (schemas[to]![TemplateWords.Members]?.Values<string>() ?? [])
            .Select(member => member!.Split(TemplateWords.Separator))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        return (schemas[from]![TemplateWords.Members]?.Values<string>() ?? [])
            .Select(member => member!.Split(TemplateWords.Separator))
            .Select(parts => (parts[1], targets.GetValueOrDefault(parts[0])));
    }
}
