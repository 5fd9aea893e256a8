using System.Buffers;

namespace DataGouv.Tabular;

/// <summary>
/// Rows as they came, in one rented buffer, and the places of their cells in another: no object per row, no text per cell. Disposing it
/// gives both back; its rows say so when they are used afterwards.
/// </summary>
internal sealed class RowBlock(ColumnSet columns) : IDisposable
{
    private const int Missing = -1;

    private readonly int _stride = 2 + (2 * columns.Count);
    private byte[]? _bytes;
    private int[]? _places;

    public ColumnSet Columns { get; } = columns;

    public int Count { get; private set; }

    /// <summary>The number of the first row in the whole read, from 1.</summary>
    public long FirstNumber { get; set; } = 1;

    /// <summary>Takes over a rented buffer: it is given back with the block.</summary>
    public void Own(byte[] bytes) => _bytes = bytes;

    /// <summary>Makes room for a row, whose cells are all missing.</summary>
    public void Begin(int start)
    {
        var from = Count * _stride;
        if (_places is null || from + _stride > _places.Length)
        {
            Grow(from);
        }

        _places.AsSpan(from, _stride).Fill(Missing);
        _places![from] = start;
    }

    /// <summary>Notes where a cell of the row begun last is.</summary>
    public void Cell(int column, int start, int end)
    {
        var at = (Count * _stride) + 2 + (2 * column);
        _places![at] = start;
        _places[at + 1] = end;
    }

    /// <summary>Counts the row begun last.</summary>
    public void End(int end)
    {
        _places![(Count * _stride) + 1] = end;
        Count++;
    }

    /// <summary>The JSON of a row.</summary>
    public ReadOnlyMemory<byte> Row(int row)
    {
        var (bytes, places) = Buffers();
        var at = row * _stride;
        return bytes.AsMemory(places[at]..places[at + 1]);
    }

    /// <summary>The JSON of a cell; empty when the row lacks it.</summary>
    public ReadOnlySpan<byte> Cell(int row, int column)
    {
        var (bytes, places) = Buffers();
        var at = (row * _stride) + 2 + (2 * column);
        var start = places[at];
        return start == Missing ? default : bytes.AsSpan(start, places[at + 1] - start);
    }

    /// <summary>Gets how many bytes of memory the rows take.</summary>
    public long Size => (_bytes?.Length ?? 0) + (sizeof(int) * (long)(_places?.Length ?? 0));

    /// <summary>Leaves out rows at the beginning.</summary>
    public void RemoveFirst(int count)
    {
        if (count > 0)
        {
            _places.AsSpan(count * _stride, (Count - count) * _stride).CopyTo(_places);
            Count -= count;
        }
    }

    /// <summary>Leaves out rows at the end.</summary>
    /// <param name="count">How many rows stay at most.</param>
    public void Truncate(long count) => Count = (int)Math.Min(Count, count);

    /// <summary>Turns the rows round: the last becomes the first.</summary>
    public void Reverse()
    {
        var kept = new int[_stride];
        for (int low = 0, high = Count - 1; low < high; low++, high--)
        {
            var first = _places.AsSpan(low * _stride, _stride);
            var last = _places.AsSpan(high * _stride, _stride);
            first.CopyTo(kept);
            last.CopyTo(first);
            kept.AsSpan().CopyTo(last);
        }
    }

    /// <summary>Returns the same rows in buffers of their own.</summary>
    public RowBlock Copy()
    {
        var copy = new RowBlock(Columns) { FirstNumber = FirstNumber, Count = Count };
        if (_bytes is { } bytes)
        {
            copy._bytes = ArrayPool<byte>.Shared.Rent(bytes.Length);
            bytes.CopyTo(copy._bytes.AsSpan());
        }

        if (_places is { } places)
        {
            copy._places = ArrayPool<int>.Shared.Rent(places.Length);
            places.CopyTo(copy._places.AsSpan());
        }

        return copy;
    }

    /// <summary>One row in buffers of its own, which nobody gives back.</summary>
    public RowBlock Copy(int row)
    {
        var (bytes, places) = Buffers();
        var at = row * _stride;
        var start = places[at];
        var copy = new RowBlock(Columns) { FirstNumber = FirstNumber + row, Count = 1 };
        copy._bytes = bytes[start..places[at + 1]];
        copy._places = places[at..(at + _stride)];
        for (var place = 0; place < copy._places.Length; place++)
        {
            copy._places[place] -= copy._places[place] == Missing ? 0 : start;
        }

        return copy;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _bytes, null) is { } bytes)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        if (Interlocked.Exchange(ref _places, null) is { } places)
        {
            ArrayPool<int>.Shared.Return(places);
        }
    }

    private (byte[] Bytes, int[] Places) Buffers() => _bytes is { } bytes && _places is { } places ? (bytes, places) : throw Left();

    private static ObjectDisposedException Left() =>
        new(nameof(TabularRow), "The row belongs to a page that has been left, and its memory is in use for other rows: read what you need at once, keep a Clone() of it, or read typed records.");

    private void Grow(int used)
    {
        var larger = ArrayPool<int>.Shared.Rent(Math.Max(_stride * 64, used * 2));
        if (_places is { } places)
        {
            places.AsSpan(0, used).CopyTo(larger);
            ArrayPool<int>.Shared.Return(places);
        }

        _places = larger;
    }
}
