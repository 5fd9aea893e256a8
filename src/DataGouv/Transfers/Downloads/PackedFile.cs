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

    private const int HeadSize = 1 << 12;

    private static readonly byte[] GzipStart = [0x1F, 0x8B];

    private readonly SideUnpacking? _side =
        isStored && (checksum is not null || packing.EndsWithConnection) ? new SideUnpacking(packing, checksum?.Hash) : null;

    private HashedStream? _hashed;

    /// <summary>Whether it is stored as it comes.</summary>
    public bool IsStored => isStored;

    /// <summary>Gets the hash of the form that is not stored, once everything was read; null when there was none to compare with.</summary>
    public string? OtherHash { get; private set; }

    /// <summary>
    /// Gets how an answer is packed and what becomes of it, and what is stored of its body; null and the body when it is not packed.
    /// </summary>
    /// <exception cref="DownloadException">It is packed in a form that cannot be unpacked.</exception>
    public static async Task<(PackedFile? Packed, Stream Stored)> OfAsync(
        HttpResponseMessage response,
        Stream body,
        string? name,
        DownloadSource source,
        FileChecksum? checksum,
        CancellationToken cancellationToken)
    {
        if (Packing.Of(response) is not { } packing)
        {
            return (null, body);
        }

        var isStored = false;
        if (packing.IsGzip && IsGzip(response, name, source))
        {
            (var isTwice, body) = await IsPackedTwiceAsync(packing, body, cancellationToken).ConfigureAwait(false);
            isStored = !isTwice;
        }

        if (!isStored && !packing.CanUnpack)
        {
            throw new DownloadException(
                DownloadFailure.Unreachable,
                $"{source.Address} sends the file packed as {packing}, although it was asked for as it is.",
                0);
        }

        var packed = new PackedFile(packing, isStored, checksum);
        return (packed, packed.Read(body));
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

    private Stream Read(Stream body)
    {
        if (isStored)
        {
            return body;
        }

        _hashed = checksum is null ? null : new HashedStream(body, checksum.Hash);
        return packing.Unpack(_hashed ?? body);
    }

    private static bool IsGzip(HttpResponseMessage response, string? name, DownloadSource source) =>
        IsGzip(name)
        || IsGzip(source.FileName)
        || IsGzip(source.Address.AbsolutePath)
        || MediaTypes.Contains(response.Content.Headers.ContentType?.MediaType, StringComparer.OrdinalIgnoreCase);

    // A server that packs whatever it sends packs a gzip once more: what comes out of the first is then the file.
    private static async Task<(bool IsTwice, Stream Body)> IsPackedTwiceAsync(
        Packing packing,
        Stream body,
        CancellationToken cancellationToken)
    {
        var head = new byte[HeadSize];
        var read = await body.ReadAtLeastAsync(head, HeadSize, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var rest = new PrefixedStream(head.AsMemory(0, read), body);
        var start = new byte[GzipStart.Length];
        try
        {
            var content = packing.Unpack(new MemoryStream(head, 0, read));
            await using (content.ConfigureAwait(false))
            {
                await content.ReadExactlyAsync(start, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (IOException)
        {
            // What is no gzip, or too short for one, is stored as it comes.
        }

        return (start.AsSpan().SequenceEqual(GzipStart), rest);
    }

    private static bool IsGzip(string? name) =>
        name is not null && Extensions.Any(extension => name.TrimEnd().EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
