using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Lists the models and enums that another API has under the same name and of the same shape, so that they are not written again. A
/// name of another shape is refused: a file that uses both namespaces could not say which of the two it means.
/// </summary>
/// <param name="shared">The document for NSwag of the other API; null where an API shares nothing.</param>
internal sealed class ShareModels(JObject? shared) : IPass
{
    // What makes no difference to the C#: texts, the order of members, and what was decided from the words of earlier passes.
    private static readonly HashSet<string> Silent =
    [
        "description", "title", "example", "default", "readOnly", "externalDocs", "x-mask",
        Words.Direction, TemplateWords.Remarks, TemplateWords.Order,
    ];

    // What the type has more where the other API asks for it: it is written there, and does no harm here.
    private static readonly string[] Additions = [TemplateWords.ToPatch, TemplateWords.ToInput, TemplateWords.TakesNull];

    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var theirs = shared?.Schemas() ?? [];
        var same = new JArray();
        foreach (var schema in document.Schemas().Properties().Where(schema => theirs[schema.Name] is not null))
        {
            if (Difference((JObject)schema.Value, (JObject)theirs[schema.Name]!) is { } difference)
            {
                throw new DocumentException(
                    document.SchemaPath(schema.Name),
                    $"{shared![TemplateWords.Title]} has another {schema.Name}: {difference} is not the same.",
                    $"Where the server sends the same object, say so in the overlay (\"{Words.Shared}\"); "
                        + $"otherwise give this one another name (\"{Words.Name}\").");
            }

            same.Add(schema.Name);
        }

        document[TemplateWords.SharedTypes] = same;
        return document;
    }

    private static string? Difference(JObject ours, JObject theirs)
    {
        var names = ours.Properties().Concat(theirs.Properties()).Select(member => member.Name).Distinct();
        return names.Where(name => !Silent.Contains(name))
            .Select(name => Difference(name, ours[name], theirs[name]))
            .FirstOrDefault(difference => difference is not null);
    }

    private static string? Difference(string name, JToken? ours, JToken? theirs) => (name, ours, theirs) switch
    {
        ("properties", JObject left, JObject right) => left.Properties().Concat(right.Properties())
            .Select(property => property.Name)
            .FirstOrDefault(property => !IsSame(left[property], right[property])),
        ("required", JArray left, JArray right) => left.Values<string>().ToHashSet().SetEquals(right.Values<string>()) ? null : name,
        (_, JArray left, JArray right) =>
            left.Count == right.Count && left.Zip(right).All(pair => IsSame(pair.First, pair.Second)) ? null : name,
        (_, null, _) when Additions.Any(addition => name.StartsWith(addition, StringComparison.Ordinal)) => null,
        _ => IsSame(ours, theirs) ? null : name,
    };

    private static bool IsSame(JToken? ours, JToken? theirs) =>
        ours is JObject left && theirs is JObject right ? Difference(left, right) is null : JToken.DeepEquals(ours, theirs);
}
