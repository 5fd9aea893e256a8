using DataGouv.Catalog;

namespace DataGouv.Transfers.Uploads;

/// <summary>The file extensions that the platform takes (<c>GET /datasets/extensions/</c>), asked for once a day.</summary>
internal sealed class AllowedExtensions(CatalogRequestBuilder catalog, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private (HashSet<string> Values, DateTimeOffset Read)? _known;

    /// <summary>Refuses a name that the server would refuse, before anything is sent.</summary>
    public async Task CheckAsync(string fileName, CancellationToken cancellationToken)
    {
        // The server looks at what follows the last dot, and at nothing else.
        var name = fileName.Trim();
        var extension = name[(name.LastIndexOf('.') + 1)..];
        if (extension.Length == 0 || extension.Length == name.Length)
        {
            throw new ArgumentException($"\"{fileName}\" has no extension, and the platform refuses such files: give the source a file name with one, such as \"{name.TrimEnd('.')}.csv\".", nameof(fileName));
        }

        var allowed = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (!allowed.Contains(extension))
        {
            throw new ArgumentException($"The platform does not take .{extension} files (\"{fileName}\"). It takes {string.Join(", ", allowed.Order(StringComparer.Ordinal))}.", nameof(fileName));
        }
    }

    private async Task<HashSet<string>> ReadAsync(CancellationToken cancellationToken)
    {
        if (_known is not { } known || time.GetUtcNow() - known.Read > Lifetime)
        {
            var values = await catalog.Datasets.Extensions.GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            known = (new HashSet<string>(values, StringComparer.OrdinalIgnoreCase), time.GetUtcNow());
            _known = known;
        }

        return known.Values;
    }
}
