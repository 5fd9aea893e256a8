namespace DataGouv.Generator.Pulling;

/// <summary>Chooses the source that <c>--from</c> names.</summary>
internal static class DocumentSources
{
    /// <summary>The live services, another server, or a folder.</summary>
    public static IDocumentSource For(string? from, HttpClient http) => from switch
    {
        null => new HttpDocumentSource(http, api => api.Source),
        _ when Uri.TryCreate(from, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") =>
            new HttpDocumentSource(http, api => address.AbsolutePath.EndsWith(".json", StringComparison.Ordinal) ? address : new Uri($"{from.TrimEnd('/')}/{api.Name}.json")),
        _ => new FolderDocumentSource(from),
    };
}
