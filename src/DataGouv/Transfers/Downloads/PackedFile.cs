using DataGouv.Pipeline;

namespace DataGouv.Transfers.Downloads;

/// <summary>
/// A file that its server sends packed. Where its name or its media type says that it is a gzip itself, it is stored as it comes; a plain
/// file is unpacked.
/// </summary>
internal sealed class PackedFile(Packing packing, bool isStored, FileChecksum? checksum) : IDisposable
{
    private static readonly string[] Extensions = [".gz", ".gzip", ".tgz", ".taz", ".svgz", ".emz"];
    private static readonly string[] MediaTypes = ["application/gzip", "application/x-gzip", "application/tar+gzip", "application/x-gtar"];

    private readonly SideUnpacking? _side =
        isStored && (checksum is not null || packing.EndsWithConnection) ? new SideUnpacking(packing, checksum?.Hash) : null;

    private HashedStream? _hashed;

    /// <summary>Whether it is stored as it comes.</summary>
    public bool IsStored => isStored;

    /// <summary>Gets the hash of the form that is not stored, once everything was read; null when there was none to compare with.</summary>
    public string? OtherHash { get; private set; }

    /// <summary>Gets how an answer is packed and what becomes of it; null when it is not packed.</summary>
    /// <exception cref="DownloadException">It is packed in a form that cannot be unpacked.</exception>
    public static PackedFile? Of(HttpResponseMessage response, string? name, DownloadSource source, FileChecksum? checksum)
    {
        if (Packing.Of(response) is not { } packing)
        {
            return null;
        }

        var isStored = packing.IsGzip
            && (IsGzip(name)
                || IsGzip(source.FileName)
                || IsGzip(source.Address.AbsolutePath)
                || MediaTypes.Contains(response.Content.Headers.ContentType?.MediaType, StringComparer.OrdinalIgnoreCase));
        return isStored || packing.CanUnpack
            ? new PackedFile(packing, isStored, checksum)
            : throw new DownloadException(
                DownloadFailure.Unreachable,
                $"{source.Address} sends the file packed as {packing}, although it was asked for as it is.",
                0);
    }

    /// <summary>Returns what is stored of what comes.</summary>
    public Stream Read(Stream body)
    {
        if (isStored)
        {
            return body;
        }

        _hashed = checksum is null ? null : new HashedStream(body, checksum.Hash);
        return packing.Unpack(_hashed ?? body);
    }

    /// <summary>Takes bytes that are stored.</summary>
    public ValueTask AddAsync(ReadOnlyMemory<byte> stored, CancellationToken cancellationToken) =>
        _side?.AddAsync(stored, cancellationToken) ?? default;

    /// <summary>Takes the end of what is stored.</summary>
    /// <exception cref="IOException">It is not the end of a gzip.</exception>
    public async Task FinishAsync()
    {
        if (_side is null)
        {
            OtherHash = _hashed?.Hash;
            return;
        }

        try
        {
            OtherHash = await _side.FinishAsync().ConfigureAwait(false);
        }
        catch (IOException) when (!packing.EndsWithConnection)
        {
            // It came with its length, whole: what is stored there is no gzip, and that is what the file is.
        }
    }

    /// <inheritdoc />
    public void Dispose() => _side?.Dispose();

    private static bool IsGzip(string? name) =>
        name is not null && Extensions.Any(extension => name.TrimEnd().EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
