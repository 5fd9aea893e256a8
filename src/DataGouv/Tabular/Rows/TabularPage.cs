using System.Collections;

namespace DataGouv.Tabular;

/// <summary>A page of rows. They are valid until it is disposed.</summary>
public sealed class TabularPage : IReadOnlyList<TabularRow>, IDisposable
{
    internal TabularPage(RowBlock rows, int number, int size, long? total, bool isLast)
    {
        Rows = rows;
        Number = number;
        Size = size;
        Total = total;
        IsLast = isLast;
    }

    /// <summary>The number of the page, from 1.</summary>
    public int Number { get; }

    /// <summary>How many rows a full page has.</summary>
    public int Size { get; }

    /// <summary>How many rows the query has; null for aggregations, which the server does not count.</summary>
    public long? Total { get; }

    /// <summary>Is there no page after this one?</summary>
    public bool IsLast { get; }

    /// <inheritdoc />
    public int Count => Rows.Count;

    /// <summary>The names of the columns, in order; none when the page has no row.</summary>
    public IReadOnlyList<string> Columns => Rows.Columns.Names;

    internal RowBlock Rows { get; }

    /// <inheritdoc />
    public TabularRow this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Rows.Count);
            return new TabularRow(Rows, index);
        }
    }

    /// <inheritdoc />
    public IEnumerator<TabularRow> GetEnumerator()
    {
        for (var index = 0; index < Rows.Count; index++)
        {
            yield return new TabularRow(Rows, index);
        }
    }

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Gives the memory of the rows back.</summary>
    public void Dispose() => Rows.Dispose();
}
