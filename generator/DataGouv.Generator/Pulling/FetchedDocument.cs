namespace DataGouv.Generator.Pulling;

/// <summary>What a source answered.</summary>
/// <param name="Origin">The address or the file, for messages.</param>
/// <param name="Source">The address, or a word for a local folder, for the lock.</param>
/// <param name="Text">The document; null when it has not changed.</param>
/// <param name="ETag">The validator that the server gave.</param>
/// <param name="LastModified">The date that the server gave.</param>
internal sealed record FetchedDocument(string Origin, string Source, string? Text, string? ETag, DateTimeOffset? LastModified);
