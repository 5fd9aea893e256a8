using System.Buffers;
using System.Runtime.CompilerServices;

namespace DataGouv.Core;

/// <summary>The streams of a form, one after the other. It can start again when all of them can.</summary>
internal sealed class MultipartStream : ReadOnlyStream
{
    // Large enough that a file of gigabytes costs few calls, and small enough to be pooled.
    private const int CopyBufferSize = 1 << 17;

    // The shared pool keeps a buffer of this size for each thread that has ever sent a piece of a form; here there are no more than are sent
    // at a time, and a few of them are kept.
    private static readonly ArrayPool<byte> Buffers = ArrayPool<byte>.Create(CopyBufferSize, maxArraysPerBucket: 4);

    private readonly IReadOnlyList<Stream> _parts;
    private readonly long[] _starts;
    private int _current;
    private long _position;

    public MultipartStream(IReadOnlyList<Stream> parts, string boundary)
    {
        _parts = parts;
        CanSeek = parts.All(static part => part.CanSeek);

        // A file is read from where the caller left it, also the second time.
        _starts = CanSeek ? [.. parts.Select(static part => part.Position)] : [];
        ContentType = $"multipart/form-data; boundary={boundary}";
    }

    /// <summary>The value of the <c>Content-Type</c> header.</summary>
    public string ContentType { get; }

    /// <inheritdoc />
    public override bool CanSeek { get; }

    /// <inheritdoc />
    public override long Length
    {
        get
        {
            var length = CanSeek ? 0L : throw new NotSupportedException("A part of the form has no known length.");
            for (var index = 0; index < _parts.Count; index++)
            {
                length += _parts[index].Length - _starts[index];
            }

            return length;
        }
    }

    /// <inheritdoc />
    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        // An empty buffer asks whether there is something to read: a part that answers 0 to it is not at its end.
        while (_current < _parts.Count && !buffer.IsEmpty)
        {
            if (_parts[_current].Read(buffer) is > 0 and var read)
            {
                _position += read;
                return read;
            }

            _current++;
        }

        return 0;
    }

    /// <inheritdoc />
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_current < _parts.Count && !buffer.IsEmpty)
        {
            if (await _parts[_current].ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                _position += read;
                return read;
            }

            _current++;
        }

        return 0;
    }

    /// <inheritdoc />
    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var buffer = Buffers.Rent(CopyBufferSize);
        try
        {
            while (await ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            Buffers.Return(buffer);
        }
    }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin)
    {
        if (!CanSeek || offset != 0 || origin != SeekOrigin.Begin)
        {
            throw new NotSupportedException("A form can only be read from its start.");
        }

        for (var index = 0; index < _parts.Count; index++)
        {
            _parts[index].Position = _starts[index];
        }

        _current = 0;
        return _position = 0;
    }
}
