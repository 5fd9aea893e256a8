using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Gives the place of an object that can be read and changed its <c>UpdateAsync</c>: what the server would empty is read and sent back, and
/// an object that somebody else has changed is not overwritten.
/// </summary>
internal sealed class DeriveUpdates : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        foreach (var update in ObjectUpdate.In(document))
        {
            var model = (JObject)schemas[update.Model]!;
            var emptied = CSharpProperty.Of((JObject)schemas[update.Patch]!, schemas).Where(property => property.IsEmptied).ToList();
            if (emptied.Count > 0 && (string?)model[TemplateWords.ToPatch] != update.Patch)
            {
                throw new DocumentException(
                    emptied[0].Schema.JsonPath() + JsonTrail.Step(Words.Emptied),
                    $"What {update.Patch} would lose is not read: {update.Model} becomes {model[TemplateWords.ToPatch]}.",
                    "Let both operations take one model, with an overlay action.");
            }

            var version = (string?)model[Words.Version];
            string[] fields =
            [
                update.Patch,
                string.Join(", ", emptied.Select(property => $"\"{property.WireName}\"")),
                string.Join(" and ", emptied.Select(property => $"<c>{property.WireName}</c>")),
                version ?? "",
                version?.Split('.')[0] ?? "",
                version is null ? "" : Expression(update, model, version, schemas),
            ];
            update.Write.Node[TemplateWords.Update] = string.Join(
                TemplateWords.Separator, fields.Select(field => field.Length == 0 ? TemplateWords.Nothing : field));
        }

        return document;
    }

    // "internal.last_modified_internal" is model.Internal?.LastModifiedInternal.
    private static string Expression(ObjectUpdate update, JObject model, string path, JObject schemas)
    {
        var expression = "model";
        foreach (var name in path.Split('.'))
        {
            var property = CSharpProperty.Of(model, schemas).FirstOrDefault(property => property.WireName == name)
                ?? throw new DocumentException(
                    schemas[update.Model]!.JsonPath() + JsonTrail.Step(Words.Version),
                    $"{update.Model} has no property \"{path}\".",
                    "Name the path of a property of the model in the overlay.");
            expression += (expression == "model" ? "." : "?.") + property.Name;
            model = schemas[property.Type] as JObject ?? [];
        }

        return expression;
    }
}
