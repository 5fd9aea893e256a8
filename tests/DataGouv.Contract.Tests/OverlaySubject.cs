using DataGouv.Generator.Overlays;

namespace DataGouv.Contract.Tests;

/// <summary>What part of a document an overlay action changes.</summary>
internal static class OverlaySubject
{
    public static string Of(OverlayAction action) => action.Target switch
    {
        var target when target.Contains(".responses", StringComparison.Ordinal) => "responses",
        var target when target.Contains(".parameters", StringComparison.Ordinal) => "parameters",
        var target when target.Contains(".requestBody", StringComparison.Ordinal) => "request bodies",
        var target when target.StartsWith("$.definitions", StringComparison.Ordinal) || target.StartsWith("$.components.schemas", StringComparison.Ordinal) => "models",
        var target when target.StartsWith("$.paths", StringComparison.Ordinal) => "operations",
        _ => "document",
    };
}
