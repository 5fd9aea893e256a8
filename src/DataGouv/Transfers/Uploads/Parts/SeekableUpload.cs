using System.Net;
using DataGouv.Catalog;
using DataGouv.Transfers.Uploads.Sources;
using DataGouv.Transfers.Uploads.Targets;

namespace DataGouv.Transfers.Uploads.Parts;

/// <summary>A source that can be read anywhere, sent in several parts at a time.</summary>
internal sealed class SeekableUpload(UploadDestination destination, UploadSession session, UploadSettings settings, ProgressMeter meter)
    : PartedUpload(destination, session, settings)
{
    /// <summary>Sends what is missing.</summary>
    /// <returns>The resource and the SHA-1 of what was sent.</returns>
    public async Task<(Resource Resource, string Hash)> RunAsync(SourceReader reader, long length, CancellationToken cancellationToken)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var hash = new SourceHash(reader, length, Session.ChunkSize, reading.Token);
        try
        {
            if (Session.HashedParts > 0)
            {
                CheckUnchanged(await hash.ThroughAsync(Session.HashedParts - 1).ConfigureAwait(false));
            }

            return await SendAsync(reader, length, hash, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (CanGoOn(failure))
        {
            throw Interrupted(failure);
        }
        finally
        {
            await reading.CancelAsync().ConfigureAwait(false);
            await hash.SettleAsync().ConfigureAwait(false);
        }
    }

    private async Task<(Resource Resource, string Hash)> SendAsync(
        SourceReader reader,
        long length,
        SourceHash hash,
        CancellationToken cancellationToken)
    {
        var parts = Session.PartCount!.Value;
        for (var isSecond = false; ; isSecond = true)
        {
            using var sender = new PartSender(Destination, Session, Settings, meter);
            try
            {
                await SendPartsAsync(sender, reader, length, hash, cancellationToken).ConfigureAwait(false);
                var whole = await hash.ThroughAsync(parts - 1).ConfigureAwait(false);
                var resource = await CompleteAsync(sender, parts, length, whole, cancellationToken).ConfigureAwait(false);
                return (resource, whole);
            }
            catch (Exception failure)
                when (!isSecond && sender.HasPresumed && TransferFailure.Status(failure) == HttpStatusCode.InternalServerError)
            {
                // A part that was taken for stored is not: the server can't be told which, and takes no part twice. A new identifier
                // helps.
                Session.Restart(Settings.NewId(), Settings.Time.GetUtcNow());
            }
        }
    }

    private async Task SendPartsAsync(
        PartSender sender,
        SourceReader reader,
        long length,
        SourceHash hash,
        CancellationToken cancellationToken)
    {
        var missing = Session.MissingParts();
        var parts = Session.PartCount!.Value;
        meter.Add(length - missing.Sum(LengthOf), Math.Max(1, parts - missing.Count), 1);
        await sender.SaveAsync(cancellationToken).ConfigureAwait(false);
        var inFlight = new ParallelOptions
        {
            MaxDegreeOfParallelism = Settings.Options.PartsInFlight,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(missing, inFlight, SendPartAsync).ConfigureAwait(false);

        long LengthOf(int part) => Math.Min(Session.ChunkSize, length - ((long)part * Session.ChunkSize));

        async ValueTask SendPartAsync(int part, CancellationToken partCancellation)
        {
            var hashing = hash.ThroughAsync(part);
            var start = (long)part * Session.ChunkSize;
            await sender.SendAsync(part, parts, reader, start, LengthOf(part), partCancellation).ConfigureAwait(false);
            await sender.SaveAsync(part, await hashing.ConfigureAwait(false), partCancellation).ConfigureAwait(false);
        }
    }
}
