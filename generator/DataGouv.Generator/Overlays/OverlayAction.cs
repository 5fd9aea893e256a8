using DataGouv.Generator.Documents;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Overlays;

/// <summary>One action of an overlay: where, what, and why.</summary>
internal sealed class OverlayAction
{
    private OverlayAction(int index, string target, string reason, JToken? update, bool remove)
    {
        Index = index;
        Target = target;
        Reason = reason;
        Update = update;
        Remove = remove;
    }

    /// <summary>Its place in the list, from 0.</summary>
    public int Index { get; }

    /// <summary>The JSONPath of the nodes it acts on.</summary>
    public string Target { get; }

    /// <summary>Why it exists (the <c>description</c> of the specification; compulsory here).</summary>
    public string Reason { get; }

    /// <summary>What is merged into each node.</summary>
    public JToken? Update { get; }

    /// <summary>Are the nodes taken out?</summary>
    public bool Remove { get; }

    /// <summary>Reads one action.</summary>
    public static OverlayAction Parse(JObject action, int index)
    {
        var where = $"$.actions[{index}]";
        var target = (string?)action["target"];
        if (string.IsNullOrWhiteSpace(target))
        {
            throw new DocumentException(where, "The action has no target.", "Give it a \"target\": the JSONPath of what it changes.");
        }

        var reason = (string?)action["description"];
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new DocumentException(where, $"The action on {target} does not say why.", "Give it a \"description\" with the reason.");
        }

        var update = action["update"];
        var remove = (bool?)action["remove"] ?? false;
        if (update is null == !remove)
        {
            throw new DocumentException(where, $"The action on {target} must have either \"update\" or \"remove\": true.", "Keep one of the two; split the action if both are meant.");
        }

        return new OverlayAction(index, target, reason, update, remove);
    }

    /// <summary>Changes the document. An action that finds nothing to change is an error: upstream has moved.</summary>
    public void Apply(JObject document)
    {
        var nodes = Find(document);
        if (nodes.Count == 0)
        {
            throw new DocumentException(
                $"$.actions[{Index}]",
                $"The target {Target} matches nothing. Its reason was: {Reason}",
                "If upstream has repaired this, remove the action; if it has moved, correct the target.");
        }

        foreach (var node in nodes)
        {
            if (Remove)
            {
                TakeOut(node);
            }
            else
            {
                MergeInto(node);
            }
        }
    }

    private List<JToken> Find(JObject document)
    {
        try
        {
            return [.. document.SelectTokens(Target)];
        }
        catch (JsonException malformed)
        {
            throw new DocumentException($"$.actions[{Index}].target", $"{Target} is not a JSONPath: {malformed.Message}", "Correct the JSONPath.", inner: malformed);
        }
    }

    private void TakeOut(JToken node)
    {
        if (node.Parent is null)
        {
            throw new DocumentException($"$.actions[{Index}]", "The whole document cannot be removed.", "Target a part of it.");
        }

        (node.Parent is JProperty property ? property : node).Remove();
    }

    private void MergeInto(JToken node)
    {
        switch (node)
        {
            case JArray items:
                items.Add(Update!.DeepClone());
                break;
            case JObject target when Update is JObject update:
                Merge(target, update);
                break;
            default:
                throw new DocumentException($"$.actions[{Index}]", $"{Target} is a plain value, which an update cannot be merged into.", "Target the object around it and name the member in the update.");
        }
    }

    // Overlay 1.0: objects merge member by member, arrays are appended to, anything else is replaced.
    private static void Merge(JObject target, JObject update)
    {
        foreach (var member in update.Properties())
        {
            switch (target[member.Name], member.Value)
            {
                case (JObject inner, JObject change):
                    Merge(inner, change);
                    break;
                case (JArray inner, JArray more):
                    foreach (var item in more)
                    {
                        inner.Add(item.DeepClone());
                    }

                    break;
                default:
                    target[member.Name] = member.Value.DeepClone();
                    break;
            }
        }
    }
}
