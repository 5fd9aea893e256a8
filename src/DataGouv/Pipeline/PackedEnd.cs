using System.IO.Compression;
using System.Security.Cryptography;

namespace DataGouv.Pipeline;

/// <summary>
/// The packed bytes of an answer, with what tells whether they were all there. The decoders of .NET take bytes that break off for bytes
/// that
/// end. A gzip may be followed by another: a mark that is packed so comes out of the decoder only where everything before it was complete.
/// The other forms end by themselves, before their decoder asks for more than there is.
/// </summary>
internal sealed class PackedEnd(Stream packed, bool isMarked) : ReadOnlyStream
{
    /// <summary>What comes out of a gzip that is complete, after everything else.</summary>
    public static readonly byte[] Mark = RandomNumberGenerator.GetBytes(16);

    private static readonly byte[] PackedMark = Pack(Mark);

    private int _marked;

    /// <summary>Whether a mark follows.</summary>
    public bool IsMarked => isMarked;

    /// <summary>How many packed bytes have come.</summary>
    public long Count { get; private set; }

    /// <summary>Whether more was asked for than there is.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Whether more was asked for than there is, with the mark.</summary>
    public bool IsDrained { get; private set; }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!IsExhausted && await packed.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            Count += read;
            return read;
        }

        return End(buffer.Span);
    }

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        if (!IsExhausted && packed.Read(buffer) is > 0 and var read)
        {
            Count += read;
            return read;
        }

        return End(buffer);
    }

    private int End(Span<byte> buffer)
    {
        IsExhausted |= buffer.Length > 0;
        var copied = isMarked ? Math.Min(buffer.Length, PackedMark.Length - _marked) : 0;
        IsDrained |= copied == 0 && buffer.Length > 0;
        PackedMark.AsSpan(_marked, copied).CopyTo(buffer);
        _marked += copied;
        return copied;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            packed.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
