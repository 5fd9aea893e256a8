using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DataGouv.Tabular;

/// <summary>Reads a JSON array of rows as it arrives, in blocks of about 64 KB.</summary>
internal sealed class JsonRowStream(Stream body, ColumnSet? known)
{
    private const int BlockSize = 64 * 1024;

    private Expected _expected;
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
            var json = buffer.AsSpan(0, length);
            while (!_isClosed && (consumed = RowScanner.SkipSpace(json, consumed)) < length && TryAdvance(json, ref consumed, ref block)) { }
        }
        catch (JsonException broken)
        {
            block?.Dispose();
            throw new TabularReadException(TabularReadFailure.Interrupted, $"The stream of rows is broken: {broken.Message}", broken);
        }
        catch (TabularReadException)
        {
            block?.Dispose();
            throw;
        }

        // The server ends its streams with line feeds.
        consumed = _isClosed || (isEnd && block is null) ? length : consumed;
        return block;
    }

    // One sign or one row further; false when a row is not complete yet.
    private bool TryAdvance(ReadOnlySpan<byte> json, ref int place, ref RowBlock? block)
    {
        switch ((json[place], _expected))
        {
            case ((byte)'[', Expected.List):
                (_expected, place) = (Expected.RowOrEnd, place + 1);
                return true;
            case ((byte)',', Expected.CommaOrEnd):
                (_expected, place) = (Expected.Row, place + 1);
                return true;
            case ((byte)']', Expected.RowOrEnd or Expected.CommaOrEnd):
                (_isClosed, place) = (true, place + 1);
                return true;
            case ((byte)'{', Expected.RowOrEnd or Expected.Row):
                var isRead = TryRead(json, ref place, ref block);
                _expected = isRead ? Expected.CommaOrEnd : _expected;
                return isRead;
            default:
                throw RowScanner.Unexpected(json, place);
        }
    }

    private bool TryRead(ReadOnlySpan<byte> json, ref int place, ref RowBlock? block)
    {
        if (block is null)
        {
            var row = new Utf8JsonReader(json[place..], isFinalBlock: false, state: default);
            row.Read();
            if (ColumnSet.Find(row, known) is not { } columns)
            {
                return false;
            }

            known = known is null || known == columns
                ? columns
                : throw TableVersion.Changed($"it has the columns {string.Join(", ", columns.Names)} now");
            block = new RowBlock(columns);
        }

        return RowScanner.TryRead(json, ref place, block);
    }

    // What may come next.
    private enum Expected
    {
        List,
        RowOrEnd,
        Row,
        CommaOrEnd,
    }
}
