namespace DataGouv.Transfers.Uploads.Sources;

/// <summary>The bytes of a source. A source of known length can be read anywhere, by several readers at once.</summary>
internal abstract class SourceReader : IDisposable
{
    /// <summary>How many bytes there are; null when only the end will tell.</summary>
    public abstract long? Length { get; }

    /// <summary>
    /// Reads some bytes from a place on: at least one, unless it is at the end. A source that cannot seek is read from place to place in
    /// order.
    /// </summary>
    public abstract ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken);

    /// <inheritdoc />
    public virtual void Dispose()
    {
    }
}
