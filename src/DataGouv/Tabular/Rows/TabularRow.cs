using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Tabular;

/// <summary>
/// A row of a table. It is a view on the answer of the server: valid until the enumeration goes on, or the page is disposed.
/// <see cref="Clone"/> keeps it longer.
/// </summary>
[SuppressMessage(
    "Performance",
    "CA1815:Override equals and operator equals on value types",
    Justification = "A view on a buffer is not compared.")]
public readonly struct TabularRow
{
    private readonly RowBlock? _block;
    private readonly int _row;

    internal TabularRow(RowBlock block, int row)
    {
        _block = block;
        _row = row;
    }

    /// <summary>The number of the row in what was read, from 1.</summary>
    public long Number => Block.FirstNumber + _row;

    /// <summary>The names of the columns, in order.</summary>
    public IReadOnlyList<string> Columns => Block.Columns.Names;

    /// <summary>The row as the server sent it: a JSON object in UTF-8.</summary>
    public ReadOnlyMemory<byte> RawJson => Block.Row(_row);

    internal RowBlock Block => _block ?? throw new InvalidOperationException("The row is empty: take it from a read.");

    internal int Index => _row;

    /// <summary>A cell by the name of its column.</summary>
    /// <exception cref="TabularDataException">The row has no such column.</exception>
    public TabularCell this[string column]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(column);
            var place = Block.Columns.IndexOf(column);
            return place < 0 || Block.Cell(_row, place).IsEmpty ? throw Missing(column) : new TabularCell(Block, _row, place);
        }
    }

    /// <summary>A cell by the place of its column, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row has fewer columns.</exception>
    public TabularCell this[int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Block.Columns.Count);
            return Block.Cell(_row, column).IsEmpty ? throw Missing(Columns[column]) : new TabularCell(Block, _row, column);
        }
    }

    /// <summary>Has the row such a column?</summary>
    public bool HasColumn(string column) => Block.Columns.IndexOf(column) is var place and >= 0 && !Block.Cell(_row, place).IsEmpty;

    /// <summary>The same row in memory of its own.</summary>
    public TabularRow Clone() => new(Block.Copy(_row), 0);

    /// <summary>The row as a record.</summary>
    /// <typeparam name="T">The type of the record.</typeparam>
    /// <param name="typeInfo">How it is read, from a <c>JsonSerializerContext</c>. <c>[JsonPropertyName]</c> maps names of columns.</param>
    /// <exception cref="TabularDataException">A column is missing, or its value does not fit.</exception>
    public T Read<T>(JsonTypeInfo<T> typeInfo)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        var record = new RecordColumns<T>(typeInfo);
        record.Check(this);
        return record.Read(this);
    }

    /// <summary>The JSON of the row.</summary>
    public override string ToString() => _block is null ? "" : Encoding.UTF8.GetString(RawJson.Span);

    /// <summary>Names the row in a message.</summary>
    internal string Describe()
    {
        var id = Block.Columns.IndexOf(TableColumns.Id);
        var number = Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return id < 0 || Block.Cell(_row, id).IsEmpty ? $"Row {number}" : $"Row {number} (__id "
            + $"{Encoding.UTF8.GetString(Block.Cell(_row, id))})";
    }

    internal TabularDataException Missing(string column) =>
        new($"{Describe()} has no column \"{column}\". {Spelling.Suggest(column, Columns)}") { RowNumber = Number, Column = column };
}
