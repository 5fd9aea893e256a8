using System.Net;
using DataGouv.Catalog;
using DataGouv.Pipeline;
using DataGouv.Transfers.Uploads.Targets;

namespace DataGouv.Transfers.Uploads.Completion;

/// <summary>
/// Sends the request that makes a resource so that it is never made twice: when the answer is lost, the resource is looked for before
/// anything else is done, among those that were not there before.
/// </summary>
/// <param name="destination">Where the file goes.</param>
/// <param name="request">The request.</param>
/// <param name="limits">How often and how long the request is repeated.</param>
/// <param name="settings">What the upload is made with.</param>
internal sealed class UploadCompletion(
    UploadDestination destination,
    ResourceRequest request,
    BackoffLimits limits,
    UploadSettings settings
)
{
    private readonly ResourceSearch _search = new(destination, request, settings.Time);

    /// <summary>Sends the request.</summary>
    /// <exception cref="UploadException">The answer was lost, and the resource was not found.</exception>
    public async Task<Resource> RunAsync(CancellationToken cancellationToken)
    {
        if (destination.IsReplacement)
        {
            return await SendAsync(cancellationToken).ConfigureAwait(false);
        }

        using var turn = await settings.Turns.TakeAsync(destination.Target, request.FileName, cancellationToken).ConfigureAwait(false);
        return await SendAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<Resource> SendAsync(CancellationToken cancellationToken)
    {
        if (request.MayHaveBeenSent && await EarlierAsync(cancellationToken).ConfigureAwait(false) is { } found)
        {
            return found;
        }

        var patience = new UploadPatience(limits, settings.Time);
        for (var isBegun = false; ; )
        {
            TimeSpan pause;
            try
            {
                if (!isBegun)
                {
                    var before = await BeforeAsync(cancellationToken).ConfigureAwait(false);
                    await request.BeginAsync(before, cancellationToken).ConfigureAwait(false);
                    isBegun = true;
                }

                return await request.SendAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (TransferFailure.IsTransient(failure) || TransferFailure.IsHeldBack(failure))
            {
                if (isBegun && await ResultAsync(failure, cancellationToken).ConfigureAwait(false) is { } result)
                {
                    return result;
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

    // What a process has made that did not see the answer.
    private Task<Resource?> EarlierAsync(CancellationToken cancellationToken) =>
        request.MayBeUnderWay ? _search.FindPatientlyAsync(cancellationToken) : _search.FindAsync(cancellationToken);

    private async Task<IReadOnlyList<Guid>> BeforeAsync(CancellationToken cancellationToken) =>
        destination.IsReplacement ? [] : request.Before ?? await _search.NamedAsync(cancellationToken).ConfigureAwait(false);

    // What the request has made although it failed; null when it may be sent again.
    private async Task<Resource?> ResultAsync(Exception failure, CancellationToken cancellationToken)
    {
        if (TransferFailure.IsLostAnswer(failure) && request.MayHaveArrived(failure))
        {
            // Sent again, it could make the resource a second time as soon as the server has done with the first.
            var found = await _search.FindPatientlyAsync(cancellationToken).ConfigureAwait(false);
            return found is null && !destination.IsReplacement
                ? throw Unknown(
                    $"The answer to the upload of \"{request.FileName}\" was lost, and the file was not found at {destination.Target}. "
                        + "It may still appear there: look before you upload it again.",
                    failure)
                : found;
        }

        if (TransferFailure.Status(failure) != HttpStatusCode.InternalServerError
            || await _search.FindAsync(cancellationToken).ConfigureAwait(false) is not { } result)
        {
            return null;
        }

        // The server refuses a second file of a name within a second with the same 500 as everything else.
        return request.MayHaveBeenSent || destination.IsReplacement
            ? result
            : throw Unknown(
                $"The server failed over the upload of \"{request.FileName}\" to {destination.Target}. The resource {result.Id}, which was "
                    + "made meanwhile, has the same name and content: it belongs to this upload or to another one that ran at the same "
                    + "time. Look at it before you upload the file again.",
                failure);
    }

    private UploadException Unknown(string message, Exception failure) =>
        new(message, failure) { Session = request.Session, MayHaveSucceeded = true };
}
