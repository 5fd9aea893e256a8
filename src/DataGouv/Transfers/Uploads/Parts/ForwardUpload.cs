using System.Security.Cryptography;
using DataGouv.Catalog;
using DataGouv.Transfers.Uploads.Sources;
using DataGouv.Transfers.Uploads.Targets;

namespace DataGouv.Transfers.Uploads.Parts;

/// <summary>A stream that cannot seek, sent part after part. Only its end tells how many parts there are.</summary>
internal sealed class ForwardUpload(UploadDestination destination, UploadSession session, UploadSettings settings, ProgressMeter meter)
    : PartedUpload(destination, session, settings)
{
    /// <summary>Sends the stream, from its first part on.</summary>
    /// <param name="chunk">The stream; it stands at its first part.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The resource, the SHA-1 and the size of what was sent.</returns>
    public async Task<(Resource Resource, string Hash, long Length)> RunAsync(ForwardChunk chunk, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        using var sender = new PartSender(Destination, Session, Settings, meter);
        try
        {
            await sender.SaveAsync(cancellationToken).ConfigureAwait(false);
            var (part, length) = (0, 0L);
            do
            {
                await TakeAsync(chunk, part++, hash, sender, cancellationToken).ConfigureAwait(false);
                length += chunk.Content.Length!.Value;
            }
            while (await chunk.MoveNextAsync(cancellationToken).ConfigureAwait(false));

            var whole = Convert.ToHexStringLower(hash.GetCurrentHash());
            if (part < Math.Max(2, Session.HashedParts))
            {
                CheckUnchanged(whole);
            }

            return (await CompleteAsync(sender, part, length, whole, cancellationToken).ConfigureAwait(false), whole, length);
        }
        catch (Exception failure) when (CanGoOn(failure))
        {
            throw Interrupted(failure);
        }
    }

    private async Task TakeAsync(ForwardChunk chunk, int part, IncrementalHash hash, PartSender sender, CancellationToken cancellationToken)
    {
        var hashing = Task.Run(
            () =>
            {
                hash.AppendData(chunk.Bytes.Span);
                return Convert.ToHexStringLower(hash.GetCurrentHash());
            },
            cancellationToken);
        try
        {
            if (Session.IsStored(part))
            {
                meter.Add(chunk.Bytes.Length, part + 1, 1);
            }
            else
            {
                // The server counts the parts in the last request alone; here it must only be told that there are several.
                var parts = chunk.IsLast ? part + 1 : part + 2;
                await sender.SendAsync(part, parts, chunk.Content, 0, chunk.Bytes.Length, cancellationToken).ConfigureAwait(false);
                await sender.SaveAsync(part, await hashing.ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await ((Task)hashing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (Session.HashedParts == part + 1)
        {
            CheckUnchanged(await hashing.ConfigureAwait(false));
        }
    }
}
