using DataGouv.Generator.Documents;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Overlays;

/// <summary>One action of an overlay: where, what, and why.</summary>
internal sealed class OverlayAction
{
    private OverlayAction(int index, string target, string reason, JToken? update)
    {
        Index = index;
        Target = target;
        Reason = reason;
        Update = update;
    }

    /// <summary>Its place in the list, from 0.</summary>
    public int Index { get; }

    /// <summary>The JSONPath of the nodes it acts on.</summary>
    public string Target { get; }

    /// <summary>Why it exists (the <c>description</c> of the specification; compulsory here).</summary>
    public string Reason { get; }

    /// <summary>What is merged into each node; null when the nodes are taken out.</summary>
    public JToken? Update { get; }

    /// <summary>Are the nodes taken out?</summary>
    public bool Remove => Update is null;

    /// <summary>The same action with less to say.</summary>
    public OverlayAction Saying(JToken update) => new(Index, Target, Reason, update);

    /// <summary>The action as it is written into an overlay.</summary>
    public string Text => JsonFile.Format(new JObject { ["target"] = Target, ["description"] = Reason, [Remove ? "remove" : "update"] = Update ?? true }).TrimEnd('\n');

    /// <summary>Reads one action.</summary>
    public static OverlayAction Parse(JObject action, int index)
    {
        var where = $"$.actions[{index}]";
        Overlay.RefuseUnknown(action, where, ["target", "description", "update", "remove"]);
        var target = Text("target", "the JSONPath of what it changes");
        if (!target.StartsWith('$'))
        {
            throw new DocumentException(where + ".target", $"{target} is not a JSONPath.", "Begin it with $, the document.");
        }

        var reason = Text("description", "the reason of the change");
        var remove = action["remove"] switch
        {
            null => false,
            JValue { Type: JTokenType.Boolean } value => (bool)value,
            _ => throw new DocumentException(where + ".remove", "\"remove\" is true or false.", "Write \"remove\": true, or leave it out."),
        };

        // "update" has no effect beside "remove": true, says the specification.
        var update = action["update"];
        return remove || update is not null
            ? new OverlayAction(index, target, reason, remove ? null : update)
            : throw new DocumentException(where, $"The action on {target} changes nothing.", "Give it an \"update\", or \"remove\": true.");

        string Text(string name, string meaning) => action[name] is JValue { Type: JTokenType.String } value && !string.IsNullOrWhiteSpace((string?)value)
            ? (string)value!
            : throw new DocumentException(where, $"The action{(name == "description" ? " on " + action["target"] : "")} has no {name}.", $"Give it a \"{name}\": {meaning}.");
    }

    /// <summary>Changes the document. An action that finds nothing to change is an error: upstream has moved.</summary>
    public void Apply(JObject document)
    {
        var nodes = Targets(document);
        if (nodes.Count == 0)
        {
            throw Refusal($"The target {Target} matches nothing. Its reason was: {Reason}", "If upstream has repaired this, remove the action; if it has moved, correct the target.");
        }

        foreach (var node in nodes)
        {
            if (Update is null)
            {
                TakeOut(node);
            }
            else
            {
                MergeInto(node, Update);
            }
        }
    }

    /// <summary>The nodes that it acts on; none when upstream has moved. A path can select a node twice; it is changed once.</summary>
    public List<JToken> Targets(JObject document)
    {
        try
        {
            return [.. document.SelectTokens(Target).Distinct(ReferenceEqualityComparer.Instance).Cast<JToken>()];
        }
        catch (Exception malformed) when (malformed is JsonException or ArgumentException or FormatException or OverflowException)
        {
            throw new DocumentException($"$.actions[{Index}].target", $"{Target} is not a JSONPath: {malformed.Message}", "Correct the JSONPath.", inner: malformed);
        }
    }

    private void TakeOut(JToken node)
    {
        if (node.Parent is null)
        {
            throw Refusal("The whole document cannot be removed.", "Target a part of it.");
        }

        (node.Parent is JProperty property ? property : node).Remove();
    }

    private void MergeInto(JToken node, JToken update)
    {
        switch (node)
        {
            case JArray items:
                items.Add(update.DeepClone());
                break;
            case JObject target when update is JObject members:
                Merge(target, members);
                break;
            case JObject:
                throw Refusal($"{node.JsonPath()} is an object, and the update is none.", "Write the members to merge into it as an object.");
            default:
                throw Refusal($"{node.JsonPath()} is a plain value, which an update cannot be merged into.", "Target the object around it and name the member in the update.");
        }
    }

    // Objects merge member by member, arrays are appended to, plain values are replaced; kinds that do not match are an error.
    private void Merge(JObject target, JObject update)
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
                case (null, _) or (JValue, JValue):
                    target[member.Name] = member.Value.DeepClone();
                    break;
                case ({ } present, _):
                    throw Refusal(
                        $"{present.JsonPath()} is {Kind(present)}, and the update has {Kind(member.Value)} for it.",
                        "Remove what is there with an action before this one, then give the new value.");
            }
        }
    }

    private static string Kind(JToken token) => token switch
    {
        JObject => "an object",
        JArray => "an array",
        _ => "a plain value",
    };

    private DocumentException Refusal(string problem, string fix) => new($"$.actions[{Index}]", problem, fix);
}
