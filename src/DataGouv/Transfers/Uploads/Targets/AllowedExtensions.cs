using System.Text.Json;
using DataGouv.Catalog;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Transfers.Uploads.Targets;

/// <summary>
/// The file extensions that the platform takes (<c>GET /datasets/extensions/</c>), asked for once a day. Without an answer nothing is
/// refused: the server looks at the name itself.
/// </summary>
internal sealed class AllowedExtensions(CatalogRequestBuilder catalog, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    // The list spares a refusal; an outage of it may not cost much time.
    private static readonly CallOptions Impatient = new() { MaxAttempts = 2 };

    private (HashSet<string> Values, DateTimeOffset Read)? _known;

    /// <summary>Refuses a name that the server would refuse, before anything is sent.</summary>
    public async Task CheckAsync(string fileName, CancellationToken cancellationToken)
    {
        // The server looks at what follows the last dot, and at nothing else.
        var name = fileName.Trim();
        var extension = name[(name.LastIndexOf('.') + 1)..];
        if (extension.Length == 0 || extension.Length == name.Length)
        {
            throw new ArgumentException(
                $"\"{fileName}\" has no extension, and the platform refuses such files: give the source a file name with one, such as "
                    + $"\"{name.TrimEnd('.')}.csv\".",
                nameof(fileName));
        }

        var allowed = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (allowed?.Contains(extension) == false)
        {
            throw new ArgumentException(
                $"The platform does not take .{extension} files (\"{fileName}\"). "
                    + $"It takes {string.Join(", ", allowed.Order(StringComparer.Ordinal))}.",
                nameof(fileName));
        }
    }

    // The last list that is known; null when there is none.
    private async Task<HashSet<string>?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && time.GetUtcNow() - known.Read <= Lifetime)
        {
            return known.Values;
        }

        try
        {
            var values = await catalog
                .Datasets.Extensions.GetAsync(request => request.Options.Add(Impatient), cancellationToken)
                .ConfigureAwait(false);
            _known = (new HashSet<string>(values, StringComparer.OrdinalIgnoreCase), time.GetUtcNow());
        }
        catch (Exception failure) when (failure is ApiException or HttpRequestException or IOException or JsonException)
        {
            // Whether the upload works is not for this list to say.
        }

        return _known?.Values;
    }
}
