using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DataGouv.Tabular;

/// <summary>Reads a JSON array of rows as it arrives, in blocks of about 64 KB.</summary>
internal sealed class JsonRowStream(Stream body, ColumnSet? known)
{
    private const int BlockSize = 64 * 1024;

    private JsonReaderState _state;
    private bool _isOpen;
    private bool _isClosed;

    public async IAsyncEnumerable<RowBlock> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            var filled = 0;
            var isEnd = false;
            while (!isEnd)
            {
                var asked = buffer.Length - filled;
                var read = await body.ReadAtLeastAsync(buffer.AsMemory(filled), asked, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                filled += read;
                isEnd = read < asked;
                var block = Parse(buffer, filled, isEnd, out var consumed);
                var rest = buffer.AsMemory(consumed..filled);
                filled = rest.Length;

                // What is left of a row goes on in the next buffer, which is larger if the row filled this one.
                var next = ArrayPool<byte>.Shared.Rent(Math.Max(BlockSize, filled * 2));
                rest.Span.CopyTo(next);
                if (block is null)
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = next;
                    continue;
                }

                block.Own(buffer);
                buffer = next;
                yield return block;
            }

            if (!_isClosed)
            {
                throw new TabularReadException(
                    TabularReadFailure.Interrupted,
                    "The stream of rows ended in the middle: the server or the connection broke off. The rows so far are not all.");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private RowBlock? Parse(byte[] buffer, int length, bool isEnd, out int consumed)
    {
        RowBlock? block = null;
        consumed = 0;
        try
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(0, length), isFinalBlock: false, _state);
            while (!_isClosed && reader.Read())
            {
                if (!_isOpen)
                {
                    _isOpen = reader.TokenType == JsonTokenType.StartArray ? true : throw new JsonException("A list of rows was expected.");
                }
                else if (reader.TokenType == JsonTokenType.EndArray)
                {
                    _isClosed = true;
                }
                else if (!TryRead(ref reader, ref block))
                {
                    break;
                }

                _state = reader.CurrentState;
                consumed = (int)reader.BytesConsumed;
            }
        }
        catch (TabularReadException)
        {
            block?.Dispose();
            throw;
        }
        catch (JsonException broken)
        {
            block?.Dispose();
            throw new TabularReadException(TabularReadFailure.Interrupted, $"The stream of rows is broken: {broken.Message}", broken);
        }

        // The server ends its streams with line feeds.
        consumed = _isClosed || (isEnd && block is null) ? length : consumed;
        return block;
    }

    private bool TryRead(ref Utf8JsonReader reader, ref RowBlock? block)
    {
        if (block is null)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException("A row was expected.");
            }

            if (ColumnSet.Find(reader, known) is not { } columns)
            {
                return false;
            }

            known = known is null || known == columns ? columns : throw TableVersion.Changed($"it has the columns {string.Join(", ", columns.Names)} now");
            block = new RowBlock(columns);
        }

        return RowParser.TryRead(ref reader, 0, block);
    }
}
