namespace DataGouv.Generator.Documents;

/// <summary>Questions about media types.</summary>
internal static class MediaType
{
    /// <summary>Multipart forms.</summary>
    public const string Form = "multipart/form-data";

    /// <summary>Does the type hold plain JSON that becomes a model? JSON-LD is RDF to its readers, and stays a stream.</summary>
    public static bool IsJson(string mediaType) => mediaType.Split(';')[0].Trim() is "application/json";
}
