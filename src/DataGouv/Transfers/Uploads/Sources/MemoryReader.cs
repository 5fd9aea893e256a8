namespace DataGouv.Transfers.Uploads.Sources;

/// <summary>Bytes in memory.</summary>
internal sealed class MemoryReader(ReadOnlyMemory<byte> content) : SourceReader
{
    /// <inheritdoc />
    public override long? Length => content.Length;

    /// <inheritdoc />
    public override ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rest = content[(int)Math.Min(offset, content.Length)..];
        var read = Math.Min(rest.Length, buffer.Length);
        rest[..read].CopyTo(buffer);
        return ValueTask.FromResult(read);
    }
}
