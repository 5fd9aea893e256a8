using DataGouv.Catalog;
using DataGouv.Transfers.Uploads.Completion;
using DataGouv.Transfers.Uploads.Parts;
using DataGouv.Transfers.Uploads.Sources;
using DataGouv.Transfers.Uploads.Targets;

namespace DataGouv.Transfers.Uploads;

/// <summary>One upload, from the first byte to the resource.</summary>
internal sealed class Upload(UploadDestination destination, UploadSettings settings)
{
    private readonly ProgressMeter _meter = new(settings.Options.Progress, settings.Time);

    /// <summary>Uploads a source in one request or in parts, whichever fits it.</summary>
    public async Task<Resource> RunAsync(UploadSource source, SourceReader reader, CancellationToken cancellationToken)
    {
        if (reader.Length is not { } length)
        {
            return await InOrderAsync(source, reader, null, cancellationToken).ConfigureAwait(false);
        }

        return length > settings.Options.ChunkSize
            ? await AtOnceAsync(reader, length, StartSession(source.FileName, length), cancellationToken).ConfigureAwait(false)
            : await WholeAsync(source, reader, length, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Goes on with an upload in parts.</summary>
    public async Task<Resource> ResumeAsync(UploadSource source, UploadSession session, CancellationToken cancellationToken)
    {
        using var reader = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (reader.Length is { } length && session.Length is { } expected && length != expected)
        {
            throw new UploadException(
                $"\"{source.FileName}\" has {length} bytes, and had {expected} when its upload began: it has changed since. "
                    + "Upload it anew.")
            {
                Session = session,
            };
        }

        return reader.Length is { } known && session.Length is not null
            ? await AtOnceAsync(reader, known, session, cancellationToken).ConfigureAwait(false)
            : await InOrderAsync(source, reader, session, cancellationToken).ConfigureAwait(false);
    }

    private UploadSession StartSession(string fileName, long? length) =>
        UploadSession.Start(
            settings.Api,
            settings.NewId(),
            destination.Target,
            fileName,
            length,
            settings.Options.ChunkSize,
            settings.Time.GetUtcNow());

    private async Task<Resource> WholeAsync(UploadSource source, SourceReader reader, long length, CancellationToken cancellationToken)
    {
        _meter.Total = length;
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var hash = new SourceHash(reader, length, length, reading.Token);
        try
        {
            var hashing = hash.ThroughAsync(0);
            var whole = new WholeFile(destination, source, reader, hashing, settings.Time.GetUtcNow(), _meter);
            var completion = new UploadCompletion(destination, whole, settings.Limits, settings);
            var resource = await completion.RunAsync(cancellationToken).ConfigureAwait(false);
            return Verified(resource, await hashing.ConfigureAwait(false), length);
        }
        finally
        {
            await reading.CancelAsync().ConfigureAwait(false);
            await hash.SettleAsync().ConfigureAwait(false);
        }
    }

    private async Task<Resource> AtOnceAsync(SourceReader reader, long length, UploadSession session, CancellationToken cancellationToken)
    {
        _meter.Total = length;
        var upload = new SeekableUpload(destination, session, settings, _meter);
        var (resource, hash) = await upload.RunAsync(reader, length, cancellationToken).ConfigureAwait(false);
        return Verified(resource, hash, length);
    }

    private async Task<Resource> InOrderAsync(
        UploadSource source,
        SourceReader reader,
        UploadSession? session,
        CancellationToken cancellationToken)
    {
        using var chunk = new ForwardChunk(reader, session?.ChunkSize ?? settings.Options.ChunkSize);
        if (!await chunk.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            throw UploadSource.Empty(source.FileName);
        }

        if (session is null && chunk.IsLast)
        {
            return await WholeAsync(source, chunk.Content, chunk.Content.Length!.Value, cancellationToken).ConfigureAwait(false);
        }

        var upload = new ForwardUpload(destination, session ?? StartSession(source.FileName, null), settings, _meter);
        var (resource, hash, length) = await upload.RunAsync(chunk, cancellationToken).ConfigureAwait(false);
        return Verified(resource, hash, length);
    }

    private Resource Verified(Resource resource, string hash, long length)
    {
        if (
            resource.Checksum is { Value: { } value, Type: { } type }
            && type == ChecksumType.Sha1
            && !string.Equals(value, hash, StringComparison.OrdinalIgnoreCase))
        {
            throw new ChecksumMismatchException(
                $"The platform does not hold what was sent to {destination.Target} (resource {resource.Id}): "
                    + "upload it again as its replacement",
                "sha1",
                hash,
                value);
        }

        _meter.Finish(length);
        return resource;
    }
}
