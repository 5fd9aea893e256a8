using System.Globalization;
using DataGouv.Catalog;
using DataGouv.Errors;
using DataGouv.Pipeline;
using DataGouv.Transfers.Uploads.Completion;
using DataGouv.Transfers.Uploads.Targets;

namespace DataGouv.Transfers.Uploads.Parts;

/// <summary>What both ways to send a file in parts have in common: how it ends, well or not.</summary>
internal abstract class PartedUpload(UploadDestination destination, UploadSession session, UploadSettings settings)
{
    private const int MostPresuming = 4;

    private protected UploadDestination Destination { get; } = destination;

    private protected UploadSession Session { get; } = session;

    private protected UploadSettings Settings { get; } = settings;

    /// <summary>Tells the server that all parts are there.</summary>
    private protected Task<Resource> CompleteAsync(
        PartSender sender,
        int parts,
        long length,
        string hash,
        CancellationToken cancellationToken)
    {
        var request = new PartsAssembly(Destination, Session, sender, parts, length, hash);
        return new UploadCompletion(Destination, request, Limits(sender), Settings).RunAsync(cancellationToken);
    }

    // A part that is taken for stored and is not makes the last request fail every time, and only a new beginning helps.
    private BackoffLimits Limits(PartSender sender) =>
        sender.HasPresumed ? Settings.Limits with { MaxAttempts = Math.Min(Settings.Limits.MaxAttempts, MostPresuming) } : Settings.Limits;

    /// <summary>The file must be what it was when its parts were sent.</summary>
    private protected void CheckUnchanged(string hash)
    {
        if (hash != Session.Hash)
        {
            throw new UploadException(
                $"\"{Session.FileName}\" has changed since its upload began: what the server holds of it no longer fits. Upload it anew.")
            {
                Session = Session,
            };
        }
    }

    /// <summary>Is there something to go on with after a failure?</summary>
    private protected bool CanGoOn(Exception failure) =>
        failure is not (OperationCanceledException or TransferException)
        && !TransferFailure.IsRefusal(failure)
        && (Session.StoredParts > 0 || TransferFailure.IsTransient(failure));

    private protected UploadException Interrupted(Exception failure)
    {
        var parts = Session.PartCount?.ToString(CultureInfo.InvariantCulture) ?? "an unknown number of";
        return new UploadException(
            $"The upload of \"{Session.FileName}\" to {Destination.Target} stopped with {Session.StoredParts} of {parts} parts stored: "
                + $"{Sentence.Closed(failure.Message)} Resume it with the session within 24 hours.",
            failure)
        {
            Session = Session,
        };
    }
}
