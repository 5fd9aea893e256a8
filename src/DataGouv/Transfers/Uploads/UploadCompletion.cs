using System.Net;
using DataGouv.Catalog;
using DataGouv.Pipeline;

namespace DataGouv.Transfers.Uploads;

/// <summary>
/// Sends the request that makes a resource (a whole file, or the last word on its parts) so that it is never made twice: when the answer is
/// lost, the resource is looked for before anything else is done.
/// </summary>
/// <param name="destination">Where the file goes.</param>
/// <param name="fileName">The name of the file.</param>
/// <param name="started">When the upload began.</param>
/// <param name="session">The parts, if there are any.</param>
/// <param name="limits">How often and how long the request is repeated.</param>
/// <param name="time">The clock.</param>
internal sealed class UploadCompletion(
    UploadDestination destination,
    string fileName,
    DateTimeOffset started,
    UploadSession? session,
    BackoffLimits limits,
    TimeProvider time
)
{
    private const int Looks = 5;

    // The server may still be at work: to look at once is no use.
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(16);

    // The clocks of the client and of the server differ: what was made shortly before the upload began may be its result.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(10);

    /// <summary>Sends the request.</summary>
    /// <param name="send">Sends it.</param>
    /// <param name="mayHaveArrived">After a lost answer: could the server have the whole of the request?</param>
    /// <param name="length">The size of the file.</param>
    /// <param name="hash">The SHA-1 of the file, when it is known.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="UploadException">The answer was lost, and the resource was not found.</exception>
    public async Task<Resource> SendAsync(
        Func<CancellationToken, Task<Resource>> send,
        Func<Exception, bool> mayHaveArrived,
        long length,
        Func<Task<string>> hash,
        CancellationToken cancellationToken)
    {
        var patience = new UploadPatience(limits, time);
        while (true)
        {
            TimeSpan pause;
            try
            {
                return await send(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (TransferFailure.IsTransient(failure) || TransferFailure.IsHeldBack(failure))
            {
                var isLost = TransferFailure.IsLostAnswer(failure) && mayHaveArrived(failure);
                var isRefused = TransferFailure.Status(failure) == HttpStatusCode.InternalServerError;
                if (
                    (isLost || isRefused)
                    && await FindAsync(isLost ? Looks : 1, length, await hash().ConfigureAwait(false), cancellationToken)
                        .ConfigureAwait(false)
                        is { } found)
                {
                    return found;
                }

                // Sent again, it could make the resource a second time as soon as the server has done with the first.
                if (isLost && !destination.IsReplacement)
                {
                    throw new UploadException(
                        $"The answer to the upload of \"{fileName}\" was lost, and the file was not found at {destination.Target}. It may still appear there: look before you upload it again.",
                        failure)
                    {
                        Session = session,
                        MayHaveSucceeded = true,
                    };
                }

                if (patience.Pause(failure) is not { } next)
                {
                    throw;
                }

                pause = next;
            }

            await patience.WaitAsync(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Looks for what the upload has made: by size, checksum, time and name.</summary>
    /// <param name="looks">How often: the server may still be at work.</param>
    /// <param name="length">The size of the file.</param>
    /// <param name="hash">The SHA-1 of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<Resource?> FindAsync(int looks, long length, string hash, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(new BackoffLimits(looks, TimeSpan.MaxValue, FirstLook, LongestLook, TimeSpan.Zero), time);
        for (var look = 1; ; look++)
        {
            try
            {
                var candidates = await destination.CandidatesAsync(cancellationToken).ConfigureAwait(false);
                if (candidates.FirstOrDefault(IsResult) is { } found)
                {
                    return found;
                }
            }
            catch (Exception failure) when (TransferFailure.IsTransient(failure) && look < looks)
            {
                // The next look may succeed where this one was not answered.
            }

            if (backoff.Pause(look) is not { } pause)
            {
                return null;
            }

            await backoff.WaitAsync(pause, cancellationToken).ConfigureAwait(false);
        }

        bool IsResult(Resource candidate) =>
            candidate.Filesize == length
            && string.Equals(candidate.Checksum?.Value, hash, StringComparison.OrdinalIgnoreCase)
            && (
                destination.IsReplacement
                || (candidate.Internal?.CreatedAtInternal ?? candidate.CreatedAt) >= started - ClockDifference
                    && IsSlug(candidate.TitleIfSent, fileName));
    }

    // The platform makes a slug of the name, and spells out what is not ASCII: the letters and digits of the name are in it, in their
    // order.
    private static bool IsSlug(string? title, string name)
    {
        var slug = title ?? "";
        var place = 0;
        foreach (var character in name.Where(char.IsAsciiLetterOrDigit))
        {
            place = slug.IndexOf(char.ToLowerInvariant(character), place) + 1;
            if (place == 0)
            {
                return false;
            }
        }

        return true;
    }
}
