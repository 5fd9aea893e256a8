namespace DataGouv.Generated.Tests.RoundTrip;

/// <summary>A part of a form as a server reads it.</summary>
/// <param name="Content">The bytes, in hexadecimal.</param>
internal sealed record SentPart(string Name, string? FileName, string? ContentType, string Content);
