using System.Text.RegularExpressions;
using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Overlays;

/// <summary>An overlay of the OpenAPI Overlay Specification 1.0: repairs and documentation laid over a document.</summary>
internal sealed partial class Overlay
{
    private Overlay(IReadOnlyList<OverlayAction> actions) => Actions = actions;

    /// <summary>The actions, in the order in which they are applied.</summary>
    public IReadOnlyList<OverlayAction> Actions { get; }

    /// <summary>Reads an overlay file.</summary>
    public static Overlay Read(string file)
    {
        var document = JsonFile.Read(file);
        try
        {
            return Parse(document);
        }
        catch (DocumentException defect)
        {
            throw defect.In(file);
        }
    }

    /// <summary>Reads an overlay.</summary>
    public static Overlay Parse(JObject document)
    {
        if (document["overlay"] is not JValue { Type: JTokenType.String } version || !Version1().IsMatch((string)version!))
        {
            throw new DocumentException("$.overlay", "This is not an overlay of version 1.0.", "Begin the file with \"overlay\": \"1.0.0\".");
        }

        RefuseUnknown(document, "$", ["overlay", "info", "extends", "actions"]);
        CheckInfo(document["info"]);
        if (document["extends"] is { Type: not JTokenType.String })
        {
            throw new DocumentException("$.extends", "\"extends\" names the document that the overlay is for.", "Write its address, as a text.");
        }

        if (document["actions"] is not JArray { Count: > 0 } actions)
        {
            throw new DocumentException("$.actions", "The overlay has no list of actions.", "Add \"actions\": [ … ] with at least one action.");
        }

        return new Overlay([.. actions.Select((action, index) => action is JObject node
            ? OverlayAction.Parse(node, index)
            : throw new DocumentException($"$.actions[{index}]", "An action is an object.", "Write { \"target\": …, \"description\": …, \"update\": … }."))]);
    }

    /// <summary>Applies every action to a copy of the document, each to the result of the one before.</summary>
    public JObject Apply(JObject document)
    {
        var result = (JObject)document.DeepClone();
        foreach (var action in Actions)
        {
            action.Apply(result);
        }

        return result;
    }

    /// <summary>Refuses a member that the specification does not know: a misspelt one would be without effect. Extensions are free.</summary>
    internal static void RefuseUnknown(JObject node, string path, string[] known)
    {
        if (node.Properties().FirstOrDefault(member => !known.Contains(member.Name) && !member.Name.StartsWith("x-", StringComparison.Ordinal)) is { } unknown)
        {
            throw new DocumentException(path + JsonTrail.Step(unknown.Name), $"An overlay has no \"{unknown.Name}\" here.", $"Use {string.Join(", ", known)}, or a name that begins with x-.");
        }
    }

    private static void CheckInfo(JToken? info)
    {
        if (info is not JObject node || node["title"] is not JValue { Type: JTokenType.String } || node["version"] is not JValue { Type: JTokenType.String })
        {
            throw new DocumentException("$.info", "The overlay does not say what it is.", "Add \"info\": { \"title\": …, \"version\": … }.");
        }

        RefuseUnknown(node, "$.info", ["title", "version"]);
    }

    // The third number only counts clarifications.
    [GeneratedRegex(@"^1\.0\.\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Version1();
}
