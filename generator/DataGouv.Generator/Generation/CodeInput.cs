namespace DataGouv.Generator.Generation;

/// <summary>What NSwag writes the C# of an API from.</summary>
/// <param name="Document">The file of the document for NSwag.</param>
/// <param name="Namespace">The namespace of the client.</param>
/// <param name="SharedNamespace">The namespace of the API that models are shared with, or null.</param>
/// <param name="SharedTypes">The names of the types that are found there and not written again.</param>
internal sealed record CodeInput(string Document, string Namespace, string? SharedNamespace, IReadOnlyList<string> SharedTypes);
