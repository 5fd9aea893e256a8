namespace DataGouv.Errors;

/// <summary>A text in a refusal.</summary>
/// <param name="Root">The name of the property at the top that it is below; null below a list, and at the top.</param>
/// <param name="Names">How many names, without the indexes of lists, lead to it below that one.</param>
/// <param name="First">The first of these names.</param>
/// <param name="Last">The last of these names.</param>
/// <param name="Path">The path below that one, such as <c>resources[0].url</c>.</param>
/// <param name="Text">The text itself.</param>
internal sealed record ErrorText(string? Root, int Names, string? First, string? Last, string Path, string Text);
