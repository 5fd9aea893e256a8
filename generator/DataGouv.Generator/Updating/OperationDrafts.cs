using DataGouv.Generator.Documents;
using DataGouv.Generator.Overlays;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Updating;

/// <summary>
/// Drafts the overlay actions without which new operations cannot be generated: upstream never says who may call, and does not
/// always say what is done. What reads is taken for public, what writes for authenticated, and a reviewer is told to check.
/// </summary>
internal static class OperationDrafts
{
    /// <summary>The drafts for the operations that a document and its overlay leave without a word on access.</summary>
    public static IReadOnlyList<OverlayAdvice> For(string api, Overlay overlay, JObject upstream) =>
    [
        .. overlay.Apply(upstream).ClientOperations()
            .Where(operation => operation.Node[Words.Access] is null)
            .Select((operation, at) => Draft(api, operation, overlay.Actions.Count + at)),
    ];

    private static OverlayAdvice Draft(string api, Operation operation, int index)
    {
        var access = operation.Verb == "get" ? "public" : "authenticated";
        var update = new JObject { [Words.Access] = access };
        if (string.IsNullOrWhiteSpace((string?)operation.Node["summary"]))
        {
            update["summary"] = Sentence((string?)operation.Node["operationId"] ?? operation.Title);
        }

        var action = new JObject
        {
            ["target"] = operation.JsonPath,
            ["description"] = "Drafted by the update: the document does not say who may call it. To be checked on the server.",
            ["update"] = update,
        };
        var draft = OverlayAction.Parse(action, index);
        return new OverlayAdvice(api, draft, draft.Text, OverlayFinding.Drafted, $"The operation is new; it is taken for \"{access}\".", IsTakenOut: false);
    }

    // "sunset_dataset" becomes "Sunset dataset."
    private static string Sentence(string id) => string.Concat(char.ToUpperInvariant(id[0]).ToString(), id.AsSpan(1)).Replace('_', ' ') + ".";
}
