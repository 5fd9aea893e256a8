using System.IO.Compression;

namespace DataGouv.Pipeline;

/// <summary>
/// Unpacks what comes. Where it is cut or broken, reading fails as on a lost connection does, and never ends as if it were whole.
/// </summary>
internal sealed class UnpackingStream : ReadOnlyStream
{
    private const int HeadSize = 2;

    private readonly PackedEnd _packed;
    private readonly string _form;
    private readonly bool _endsWithConnection;
    private Stream? _decoder;
    private byte[] _tail = [];
    private bool _isWhole;

    /// <summary>Begins to unpack.</summary>
    /// <param name="packed">What comes.</param>
    /// <param name="form">How it is packed: gzip, deflate or br.</param>
    /// <param name="endsWithConnection">Whether only the end of the connection says where it ends.</param>
    public UnpackingStream(Stream packed, string form, bool endsWithConnection)
    {
        _packed = new PackedEnd(packed, isMarked: form == "gzip");
        _form = form;
        _endsWithConnection = endsWithConnection;
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0 && !_isWhole)
        {
            try
            {
                _decoder ??= await DecoderAsync(cancellationToken).ConfigureAwait(false);
                var read = await _decoder.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (IsContent(buffer.Span[..read]))
                {
                    return read;
                }
            }
            catch (Exception broken) when (IsBroken(broken))
            {
                throw Broken(broken);
            }
        }

        return 0;
    }

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        while (buffer.Length > 0 && !_isWhole)
        {
            try
            {
                _decoder ??= Decoder();
                var read = _decoder.Read(buffer);
                if (IsContent(buffer[..read]))
                {
                    return read;
                }
            }
            catch (Exception broken) when (IsBroken(broken))
            {
                throw Broken(broken);
            }
        }

        return 0;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _decoder?.Dispose();
            _packed.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<Stream> DecoderAsync(CancellationToken cancellationToken)
    {
        var head = new byte[HeadSize];
        return Decoder(
            head,
            _form == "deflate" ? await _packed.ReadAtLeastAsync(head, HeadSize, false, cancellationToken).ConfigureAwait(false) : 0);
    }

    private Stream Decoder()
    {
        var head = new byte[HeadSize];
        return Decoder(head, _form == "deflate" ? _packed.ReadAtLeast(head, HeadSize, false) : 0);
    }

    // A body that says "deflate" is a zlib, or a bare deflate where the server took the word at its face value.
    private Stream Decoder(byte[] head, int read) =>
        _form switch
        {
            "gzip" => new GZipStream(_packed, CompressionMode.Decompress),
            "br" => new BrotliStream(_packed, CompressionMode.Decompress),
            _ when read == HeadSize && (head[0] & 0x0F) == 8 && ((head[0] << 8) | head[1]) % 31 == 0 => new ZLibStream(
                new PrefixedStream(head, _packed),
                CompressionMode.Decompress),
            _ => new DeflateStream(new PrefixedStream(head.AsMemory(0, read), _packed), CompressionMode.Decompress),
        };

    // What comes out of a gzip once its mark went in is the mark, or the mark taken for the rest of what was cut: it is never given out.
    private bool IsContent(ReadOnlySpan<byte> read)
    {
        if (read.Length == 0)
        {
            _isWhole = IsWhole() ? true : throw Broken(null);
            return false;
        }

        if (_packed is not { IsMarked: true, IsExhausted: true })
        {
            return true;
        }

        _tail = [.. _tail, .. read];
        return PackedEnd.Mark.AsSpan().StartsWith(_tail) ? false : throw Broken(null);
    }

    private bool IsWhole()
    {
        if (_packed.Count == 0)
        {
            return !_endsWithConnection;
        }

        if (!_packed.IsMarked)
        {
            return !_packed.IsExhausted;
        }

        // Some servers fill a block up behind the gzip: a decoder that ends before everything was read has all of it.
        return _tail.Length == PackedEnd.Mark.Length || (!_endsWithConnection && !_packed.IsDrained);
    }

    private static bool IsBroken(Exception failure) =>
        failure is InvalidDataException || (failure is InvalidOperationException and not ObjectDisposedException);

    private HttpIOException Broken(Exception? cause) =>
        new(HttpRequestError.ResponseEnded, $"The answer is packed as {_form} and broke off after {_packed.Count} packed bytes.", cause);
}
