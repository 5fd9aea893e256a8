using System.Buffers;

namespace DataGouv.Core;

/// <summary>The bytes of an answer as they arrive, in one rented buffer that grows.</summary>
internal sealed class AnswerBuffer : IDisposable
{
    private const int Smallest = 16 * 1024;

    // What is announced is believed up to here: the memory for more is taken when the bytes are there.
    private const long Believed = 4 * 1024 * 1024;

    private byte[]? _bytes;

    /// <summary>Initializes a buffer.</summary>
    /// <param name="announced">The number of bytes that the server announced; null when it announced none.</param>
    public AnswerBuffer(long? announced) =>
        // One byte more, so that the end is seen without growing.
        _bytes = ArrayPool<byte>.Shared.Rent(announced is { } length ? (int)Math.Clamp(length + 1, 1, Believed) : Smallest);

    /// <summary>Gets the number of bytes that have arrived.</summary>
    public int Length { get; private set; }

    /// <summary>Gets the bytes that have arrived.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Gets the place for the bytes that come next, at least one.</summary>
    public Memory<byte> Free()
    {
        if (Length == _bytes!.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Length * 2L, Array.MaxLength));
            _bytes.AsSpan().CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsMemory(Length);
    }

    /// <summary>Counts bytes that have arrived.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>Has the whole read, now that it is there.</summary>
    /// <exception cref="System.Text.Json.JsonException">The body is not what was expected.</exception>
    public void ReadInto(ApiAnswer answer)
    {
        if (Length == 0)
        {
            answer.ReadNothing();
        }
        else if (answer.Read(_bytes!, Length))
        {
            _bytes = null;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_bytes is not null)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = null;
        }
    }
}
