using DataGouv.Catalog;
using DataGouv.Pipeline;
using DataGouv.Transfers.Uploads.Targets;

namespace DataGouv.Transfers.Uploads.Completion;

/// <summary>Looks for what an upload has made: by size, checksum, time and name.</summary>
internal sealed class ResourceSearch(UploadDestination destination, ResourceRequest request, TimeProvider time)
{
    private const int Looks = 5;

    // The server may still be at work: to look at once is no use.
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(16);

    // The clocks of the client and of the server differ: what was made shortly before the upload began may be its result.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(10);

    /// <summary>Returns the resources whose name and time are those of the result, whatever their content.</summary>
    public async Task<IReadOnlyList<Guid>> NamedAsync(CancellationToken cancellationToken)
    {
        var candidates = await destination.CandidatesAsync(cancellationToken).ConfigureAwait(false);
        return [.. candidates.Where(IsNamed).Select(candidate => candidate.Id)];
    }

    /// <summary>Looks once.</summary>
    public Task<Resource?> FindAsync(CancellationToken cancellationToken) => FindAsync(1, cancellationToken);

    /// <summary>Looks several times, because the server may still be at work.</summary>
    public Task<Resource?> FindPatientlyAsync(CancellationToken cancellationToken) => FindAsync(Looks, cancellationToken);

    private async Task<Resource?> FindAsync(int looks, CancellationToken cancellationToken)
    {
        var hash = await request.HashAsync().ConfigureAwait(false);
        var backoff = new Backoff(new BackoffLimits(looks, TimeSpan.MaxValue, FirstLook, LongestLook, TimeSpan.Zero), time);
        for (var look = 1; ; look++)
        {
            try
            {
                var candidates = await destination.CandidatesAsync(cancellationToken).ConfigureAwait(false);
                if (candidates.FirstOrDefault(candidate => IsResult(candidate, hash)) is { } found)
                {
                    return found;
                }
            }
            catch (Exception failure) when (TransferFailure.IsTransient(failure) || TransferFailure.IsHeldBack(failure))
            {
                // The next look may succeed where this one was not answered; without an answer, nothing is found.
            }

            if (backoff.Pause(look) is not { } pause)
            {
                return null;
            }

            await backoff.WaitAsync(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsResult(Resource candidate, string hash) =>
        candidate.Filesize == request.Length
        && string.Equals(candidate.Checksum?.Value, hash, StringComparison.OrdinalIgnoreCase)
        && (destination.IsReplacement || (IsNamed(candidate) && request.Before?.Contains(candidate.Id) != true));

    private bool IsNamed(Resource candidate) =>
        (candidate.Internal?.CreatedAtInternal ?? candidate.CreatedAt) >= request.Started - ClockDifference
        && (IsSlug(candidate.TitleIfSent, request.FileName) || IsSlug(candidate.UrlIfSent, request.FileName));

    // The platform makes a slug of the name, and spells out what is not ASCII: the letters and digits of the name are in it, in their
    // order. The title begins as the slug, the address ends with it.
    private static bool IsSlug(string? text, string name)
    {
        var slug = text.AsSpan();
        slug = slug[(slug.LastIndexOf('/') + 1)..];
        foreach (var character in name.Where(char.IsAsciiLetterOrDigit))
        {
            var place = slug.IndexOf(char.ToLowerInvariant(character));
            if (place < 0)
            {
                return false;
            }

            slug = slug[(place + 1)..];
        }

        return true;
    }
}
