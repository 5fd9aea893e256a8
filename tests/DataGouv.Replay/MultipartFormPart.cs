namespace DataGouv.Replay;

/// <summary>A field or file of a form.</summary>
/// <param name="Content">The bytes, one per character.</param>
internal readonly record struct MultipartFormPart(string Name, string? FileName, string Content);
