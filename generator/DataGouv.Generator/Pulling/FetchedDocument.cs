namespace DataGouv.Generator.Pulling;

/// <summary>What a source answered.</summary>
/// <param name="Source">The address, or a word for a local folder.</param>
/// <param name="Text">The document; null when it has not changed.</param>
/// <param name="ETag">The validator that the server gave.</param>
/// <param name="LastModified">The date that the server gave.</param>
internal sealed record FetchedDocument(string Source, string? Text, string? ETag, DateTimeOffset? LastModified);
