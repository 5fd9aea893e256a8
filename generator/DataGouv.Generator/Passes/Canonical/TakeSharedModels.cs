using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Replaces each schema that an overlay calls shared by the schema of that name in the document of another API, with all that it refers
/// to: one program of the platform makes both answers, and one of the documents says less of the same object.
/// </summary>
/// <param name="shared">The canonical document of the other API; null where an API shares nothing.</param>
internal sealed class TakeSharedModels(JObject? shared) : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        var theirs = shared?.Schemas() ?? [];
        var marked = schemas.Properties().Where(schema => (bool?)schema.Value[Words.Shared] is true).ToList();
        marked.ForEach(schema => ((JObject)schema.Value).Remove(Words.Shared));

        // A model that the other document has no longer is still described here, unless nothing but the mark was.
        if (marked.Find(schema => theirs[schema.Name] is null && !schema.Value.HasValues) is { Name: { } unknown })
        {
            throw new DocumentException(
                document.SchemaPath(unknown),
                $"{unknown} is said to be shared, and the API that this one shares with has no schema of that name.",
                $"Give the schema the name that the other API has for it (\"{Words.Name}\"), "
                    + "or name that API in \"sharesWith\" of specs.json.");
        }

        var known = marked.Select(schema => schema.Name).Where(name => theirs[name] is not null).ToHashSet(StringComparer.Ordinal);
        foreach (var name in theirs.Reach(known.Select(OpenApiJson.ReferenceTo)))
        {
            if (schemas[name] is null || known.Contains(name))
            {
                schemas[name] = WithProofs((JObject)theirs[name]!.DeepClone());
            }
        }

        return document;
    }

    // What is proven never to be null is still to be told from what is not, as in the schemas beside it.
    private static JObject WithProofs(JObject model)
    {
        foreach (var schema in SchemaWalk.SelfAndInner(model).Where(_ => (string?)model[Words.Direction] != "write").ToList())
        {
            foreach (var name in (schema["properties"] is JObject ? schema["required"] as JArray : null)?.Values<string>() ?? [])
            {
                schema["properties"]![name!]![Words.NeverNull] = true;
            }
        }

        return model;
    }
}
