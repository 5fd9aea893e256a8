namespace DataGouv.Transfers.Uploads.Sources;

/// <summary>A stream that only goes forward: whoever reads it goes along.</summary>
internal sealed class ForwardReader(Stream content, bool leaveOpen) : SourceReader
{
    /// <inheritdoc />
    public override long? Length => null;

    /// <inheritdoc />
    public override ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken) =>
        content.ReadAsync(buffer, cancellationToken);

    /// <inheritdoc />
    public override void Dispose()
    {
        if (!leaveOpen)
        {
            content.Dispose();
        }

        base.Dispose();
    }
}
