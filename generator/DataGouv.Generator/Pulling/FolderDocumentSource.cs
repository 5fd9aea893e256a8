using DataGouv.Generator.Documents;

namespace DataGouv.Generator.Pulling;

/// <summary>Documents in a folder, as <c>catalog.json</c> or <c>catalog/upstream.json</c>.</summary>
internal sealed class FolderDocumentSource(string folder) : IDocumentSource
{
    /// <inheritdoc />
    public async Task<FetchedDocument> Fetch(Api api, LockFile? known, CancellationToken cancellation)
    {
        string[] candidates = [Path.Combine(folder, api.Name + ".json"), Path.Combine(folder, api.Name, "upstream.json")];
        var file = Array.Find(candidates, File.Exists)
            ?? throw new DocumentException("$", $"There is no document of {api.Name} in {folder}.", $"Put it there as {api.Name}.json.", candidates[0]);

        try
        {
            // The folder of one machine means nothing on another: the lock does not name it.
            return new FetchedDocument(file, "a local folder", JsonSyntax.Decode(await File.ReadAllBytesAsync(file, cancellation)), null, null);
        }
        catch (DocumentException defect)
        {
            throw defect.In(file);
        }
    }
}
