using System.Net;
using DataGouv.Catalog;
using DataGouv.Transfers.Uploads.Sources;
using DataGouv.Transfers.Uploads.Targets;

namespace DataGouv.Transfers.Uploads.Parts;

/// <summary>Sends the parts of a file, each as often as it takes.</summary>
internal sealed class PartSender(
    UploadDestination destination,
    UploadSession session,
    UploadSettings settings,
    ProgressMeter meter
) : IDisposable
{
    // After a crash no more parts than were on their way can be stored unbeknown.
    private const int MostPresumed = 16;

    private readonly SemaphoreSlim _saving = new(1, 1);
    private int _presumed;

    /// <summary>Are there parts that the server refused as if it had them, without ever having confirmed them?</summary>
    public bool HasPresumed => _presumed > 0;

    /// <summary>Sends a part.</summary>
    /// <param name="part">Which one, from 0.</param>
    /// <param name="parts">How many the server is told that there are.</param>
    /// <param name="content">Its bytes in a source.</param>
    /// <param name="start">Where it begins in the source.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task SendAsync(int part, int parts, SourceReader content, long start, long length, CancellationToken cancellationToken)
    {
        var mayBeStored = session.IsResumed;
        var progress = new PartProgress(meter, part);
        var patience = new UploadPatience(settings.Limits, settings.Time);
        while (true)
        {
            TimeSpan pause;
            try
            {
                await SendOnceAsync().ConfigureAwait(false);
                return;
            }
            catch (Exception failure)
            {
                if (patience.Pause(failure) is not { } next)
                {
                    throw;
                }

                pause = next;
            }

            await patience.WaitAsync(pause, cancellationToken).ConfigureAwait(false);
        }

        async Task SendOnceAsync()
        {
            progress.Begin();
            using var stream = new PartStream(content, start, length, progress.Advance);
            try
            {
                await destination.StorePartAsync(Form(part, parts, stream), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure)
                when (mayBeStored
                    && TransferFailure.Status(failure) == HttpStatusCode.InternalServerError
                    && Interlocked.Increment(ref _presumed) <= MostPresumed)
            {
                // The server refuses a part that it has with the same 500 as everything else. The checksum of the whole tells in the end.
            }
            catch (Exception failure) when (stream.WasReadWhole && TransferFailure.IsLostAnswer(failure))
            {
                mayBeStored = true;
                throw;
            }
        }
    }

    /// <summary>Refuses to go on with parts that the server has deleted.</summary>
    public void CheckAlive() => session.CheckAlive(settings.Time.GetUtcNow());

    /// <summary>Remembers that a part is stored, in the session and where the caller saves it.</summary>
    public async Task SaveAsync(int part, string hash, CancellationToken cancellationToken)
    {
        session.Store(part, hash, settings.Time.GetUtcNow());
        await SaveAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Saves the session as it is.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (settings.Options.SaveSession is not { } save)
        {
            return;
        }

        await _saving.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await save(session, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _saving.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _saving.Dispose();

    private FileForm Form(int part, int parts, PartStream stream) =>
        new()
        {
            Uuid = session.Id.ToString("D"),
            Filename = session.FileName,
            Partindex = part,
            Totalparts = parts,
            Chunksize = stream.Length,
            File = new FilePart(stream, "blob"),
        };
}
