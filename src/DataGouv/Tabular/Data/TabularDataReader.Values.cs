using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace DataGouv.Tabular;

/// <content>The cells of a row.</content>
public sealed partial class TabularDataReader
{
    /// <inheritdoc />
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc />
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <summary>Gets the name of a column in the rows; the one in the file is <see cref="DbColumn.BaseColumnName"/>.</summary>
    public override string GetName(int ordinal) => _columns[ordinal].ColumnName;

    /// <summary>Finds a column by its name in the rows or in the file, and if there is none, without regard to capitals.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such column.</exception>
    [SuppressMessage("Usage", "CA2201:Do not raise reserved exception types", Justification = "Callers of data readers expect this one.")]
    public override int GetOrdinal(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var place = _names.IndexOf(name);
        place = place < 0 ? Array.FindIndex(_columns, column => name.Equals(column.ColumnName, StringComparison.OrdinalIgnoreCase)) : place;
        return place >= 0
            ? place
            : throw new IndexOutOfRangeException($"The rows have no column \"{name}\". {Spelling.Suggest(name, _names.Names)}");
    }

    /// <summary>Gets a name for the type of a column that PostgreSQL and DuckDB know: <c>BIGINT</c>, <c>TEXT</c>, <c>JSON</c>.</summary>
    public override string GetDataTypeName(int ordinal) => _columns[ordinal].DataTypeName!;

    /// <inheritdoc />
    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties)]
    public override Type GetFieldType(int ordinal) => _columns[ordinal].FieldType;

    /// <inheritdoc />
    public override bool IsDBNull(int ordinal) => Cell(ordinal).IsNull;

    /// <summary>Gets the value as the type of its column; <see cref="DBNull"/> for an empty cell.</summary>
    /// <exception cref="TabularDataException">The value is not of this type.</exception>
    public override object GetValue(int ordinal) =>
        Cell(ordinal) is { IsNull: false } cell ? CellValue.Boxed(cell, _columns[ordinal].Type) : DBNull.Value;

    /// <inheritdoc />
    public override int GetValues(object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var count = Math.Min(values.Length, _columns.Length);
        for (var ordinal = 0; ordinal < count; ordinal++)
        {
            values[ordinal] = GetValue(ordinal);
        }

        return count;
    }

    /// <summary>
    /// Gets the value as a type, without a box: a text, a number, a Boolean, a date, a date with a time, a UUID, a
    /// <see cref="System.Text.Json.JsonElement"/>, or a nullable one of these. An empty cell is null for a type that has null.
    /// </summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="ordinal">The place of the column, from 0.</param>
    /// <exception cref="TabularDataException">The value is not of this type, or the cell is empty.</exception>
    public override T GetFieldValue<T>(int ordinal)
    {
        var cell = Cell(ordinal);
        if (typeof(T) == typeof(object))
        {
            return (T)GetValue(ordinal);
        }

        if (cell.IsNull)
        {
            return default(T) is null ? default! : throw cell.Mismatch($"of type {typeof(T).Name}: ask IsDBNull first, or for a nullable type");
        }

        return typeof(T) == typeof(string) ? (T)(object)CellValue.Text(cell, _columns[ordinal].Type) : CellValue.As<T>(cell);
    }

    /// <summary>Gets the text; of columns of JSON, and of those whose type is unknown, the JSON.</summary>
    /// <exception cref="TabularDataException">The value is not a text, or the cell is empty.</exception>
    public override string GetString(int ordinal) =>
        GetFieldValue<string?>(ordinal) ?? throw Cell(ordinal).Mismatch("a text: ask IsDBNull first");

    /// <inheritdoc />
    public override bool GetBoolean(int ordinal) => GetFieldValue<bool>(ordinal);

    /// <inheritdoc />
    public override byte GetByte(int ordinal) => GetFieldValue<byte>(ordinal);

    /// <inheritdoc />
    public override char GetChar(int ordinal) => GetFieldValue<char>(ordinal);

    /// <inheritdoc />
    public override short GetInt16(int ordinal) => GetFieldValue<short>(ordinal);

    /// <inheritdoc />
    public override int GetInt32(int ordinal) => GetFieldValue<int>(ordinal);

    /// <inheritdoc />
    public override long GetInt64(int ordinal) => GetFieldValue<long>(ordinal);

    /// <inheritdoc />
    public override float GetFloat(int ordinal) => GetFieldValue<float>(ordinal);

    /// <inheritdoc />
    public override double GetDouble(int ordinal) => GetFieldValue<double>(ordinal);

    /// <inheritdoc />
    public override decimal GetDecimal(int ordinal) => GetFieldValue<decimal>(ordinal);

    /// <summary>Gets the instant, in UTC; of a date its midnight.</summary>
    public override DateTime GetDateTime(int ordinal) => GetFieldValue<DateTime>(ordinal);

    /// <inheritdoc />
    public override Guid GetGuid(int ordinal) => GetFieldValue<Guid>(ordinal);

    /// <summary>Not supported: no column holds bytes.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException($"Column \"{GetName(ordinal)}\" holds no bytes: use GetString or GetValue.");

    /// <inheritdoc />
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length)
    {
        var text = GetString(ordinal);
        if (buffer is null)
        {
            return text.Length;
        }

        var rest = text.AsSpan((int)Math.Min(dataOffset, text.Length));
        var part = rest[..Math.Min(length, rest.Length)];
        part.CopyTo(buffer.AsSpan(bufferOffset));
        return part.Length;
    }

    private TabularCell Cell(int ordinal) => _isOnRow
        ? _rows.Current[ordinal]
        : throw new InvalidOperationException(_isClosed ? "The reader is closed." : "The reader is on no row: call Read or ReadAsync first, and see what it returns.");
}
