namespace DataGouv.Errors;

/// <summary>A text in a refusal.</summary>
/// <param name="Root">The name of the property at the top that it is below.</param>
/// <param name="Names">The names below that one, without the indexes of lists.</param>
/// <param name="Path">The path below that one, such as <c>resources[0].url</c>.</param>
/// <param name="Text">The text itself.</param>
internal sealed record ErrorText(string? Root, IReadOnlyList<string> Names, string Path, string Text);
