namespace DataGouv.Generator.Surface;

/// <summary>One line of a surface listing that came or went.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Type">The type, with those around it: <c>DatasetsRequestBuilder.GetQueryParameters</c>.</param>
/// <param name="Text">The declaration.</param>
/// <param name="IsAdded">Did it come? Otherwise it went.</param>
internal sealed record SurfaceLine(string Namespace, string Type, string Text, bool IsAdded)
{
    /// <summary>The line as in a diff.</summary>
    public string Marked => $"{(IsAdded ? '+' : '-')} {Text}";
}
