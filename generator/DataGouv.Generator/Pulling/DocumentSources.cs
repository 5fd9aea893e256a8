using DataGouv.Generator.Documents;

namespace DataGouv.Generator.Pulling;

/// <summary>Chooses the source that <c>--from</c> names.</summary>
internal static class DocumentSources
{
    /// <summary>The live services, another server, or a folder.</summary>
    public static IDocumentSource For(string? from, IReadOnlyList<Api> apis, HttpClient http)
    {
        if (from is null)
        {
            return new HttpDocumentSource(http, api => api.Source);
        }

        if (!Uri.TryCreate(from, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return Directory.Exists(from)
                ? new FolderDocumentSource(from)
                : throw new DocumentException("$", "This is neither a folder nor an http(s) address.", "Pass as --from the folder or the address that holds <api>.json for each API.", from);
        }

        if (!address.AbsolutePath.EndsWith(".json", StringComparison.Ordinal))
        {
            return new HttpDocumentSource(http, api => new Uri($"{from.TrimEnd('/')}/{api.Name}.json"));
        }

        return apis.Count == 1
            ? new HttpDocumentSource(http, _ => address)
            : throw new DocumentException("$", $"This is the address of one document, and {apis.Count} APIs are pulled.", "Say which with --api, or pass the address of the folder around it.", from);
    }
}
