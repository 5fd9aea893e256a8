using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Overlays;

/// <summary>An overlay of the OpenAPI Overlay Specification 1.0: repairs and documentation laid over a document.</summary>
internal sealed class Overlay
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
        if ((string?)document["overlay"] is not { } version || !version.StartsWith("1.", StringComparison.Ordinal))
        {
            throw new DocumentException("$.overlay", "This is not an overlay of version 1.", "Begin the file with \"overlay\": \"1.0.0\".");
        }

        if (document["actions"] is not JArray actions)
        {
            throw new DocumentException("$.actions", "The overlay has no list of actions.", "Add \"actions\": [ … ].");
        }

        return new Overlay([.. actions.Select((action, index) => action is JObject node
            ? OverlayAction.Parse(node, index)
            : throw new DocumentException($"$.actions[{index}]", "An action is an object.", "Write { \"target\": …, \"description\": …, \"update\": … }."))]);
    }

    /// <summary>Applies every action to a copy of the document.</summary>
    public JObject Apply(JObject document)
    {
        var result = (JObject)document.DeepClone();
        foreach (var action in Actions)
        {
            action.Apply(result);
        }

        return result;
    }
}
