namespace DataGouv.Generator.Overlays;

/// <summary>Advice on one action of an overlay, after the document under it changed.</summary>
/// <param name="Api">The API.</param>
/// <param name="Action">The action.</param>
/// <param name="Text">The action as it stands in the overlay.</param>
/// <param name="Finding">What the new document makes of it.</param>
/// <param name="Detail">What was seen.</param>
/// <param name="IsTakenOut">Must it go for the build to pass?</param>
internal sealed record OverlayAdvice(string Api, OverlayAction Action, string Text, OverlayFinding Finding, string Detail, bool IsTakenOut)
{
    /// <summary>What is left of the action, when only a part of it must go; null otherwise.</summary>
    public string? Remainder { get; init; }

    /// <summary>What a reviewer does about it.</summary>
    public string ToDo => Finding switch
    {
        OverlayFinding.NoMatch when Action.Remove => "Upstream has removed it too: nothing is to be done. If it has only moved, put the action back with its new place.",
        OverlayFinding.NoMatch => "If upstream has repaired this, nothing is to be done; if it has moved, put the action back with its new target.",
        OverlayFinding.Orphaned => "If a model only has another name now, put back what refers to it with that name.",
        OverlayFinding.Drafted => "Find out who may call it, correct the word if it is another, and say why.",
        OverlayFinding.Unnecessary when IsTakenOut => "Nothing is to be done: the document says the same.",
        OverlayFinding.Unnecessary => "Remove the action: the document says the same.",
        _ when IsTakenOut => "Look at what the document says now; put back what is still missing.",
        _ => "Find out which of the two the server does, then correct the action or remove it.",
    };
}
