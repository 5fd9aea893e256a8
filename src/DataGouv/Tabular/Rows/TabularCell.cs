using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace DataGouv.Tabular;

/// <summary>
/// A cell of a row. The typed getters give null for an empty cell, and an exception that names row, column and value for a value of another
/// type. It is valid as long as its row.
/// </summary>
[SuppressMessage(
    "Performance",
    "CA1815:Override equals and operator equals on value types",
    Justification = "A view on a buffer is not compared.")]
public readonly struct TabularCell
{
    private readonly RowBlock _block;
    private readonly int _row;
    private readonly int _column;

    internal TabularCell(RowBlock block, int row, int column)
    {
        _block = block;
        _row = row;
        _column = column;
    }

    /// <summary>The name of the column.</summary>
    public string Column => _block.Columns.Names[_column];

    /// <summary>Is the cell empty (null)? An empty text is not null.</summary>
    public bool IsNull => IsEmpty(RawJson);

    /// <summary>The value as the server sent it: JSON in UTF-8.</summary>
    public ReadOnlySpan<byte> RawJson => _block.Cell(_row, _column);

    /// <summary>The text.</summary>
    /// <exception cref="TabularDataException">The value is not a text.</exception>
    public string? GetString()
    {
        var json = RawJson;
        try
        {
            return IsEmpty(json) ? null : IsText(json) ? Text(json) : throw Mismatch("a text");
        }
        catch (InvalidOperationException halfACharacter)
        {
            throw Mismatch("a text", halfACharacter);
        }
    }

    /// <summary>The whole number.</summary>
    /// <exception cref="TabularDataException">The value is not a whole number of 32 bits.</exception>
    public int? GetInt32()
    {
        var json = RawJson;
        return IsEmpty(json) ? null
            : IsNumber(json) && int.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
            : throw Mismatch("a whole number of 32 bits");
    }

    /// <summary>The whole number.</summary>
    /// <exception cref="TabularDataException">The value is not a whole number of 64 bits.</exception>
    public long? GetInt64()
    {
        var json = RawJson;
        return IsEmpty(json) ? null
            : IsNumber(json) && Utf8Parser.TryParse(json, out long value, out var read) && read == json.Length ? value
            : throw Mismatch("a whole number of 64 bits");
    }

    /// <summary>The number; infinite and undefined ones (NaN) are texts in the answer, and numbers here.</summary>
    /// <exception cref="TabularDataException">The value is not a number.</exception>
    public double? GetDouble()
    {
        var json = RawJson;
        return IsEmpty(json) ? null
            : IsNumber(json) && Utf8Parser.TryParse(json, out double value, out var read) && read == json.Length ? value
            : Infinite(json) ?? throw Mismatch("a number");
    }

    /// <summary>The number, with all its decimals.</summary>
    /// <exception cref="TabularDataException">The value is not a number, or too large for a decimal.</exception>
    public decimal? GetDecimal()
    {
        var json = RawJson;
        return IsEmpty(json) ? null
            : IsNumber(json) && decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
            : throw Mismatch("a decimal number");
    }

    /// <summary>The boolean.</summary>
    /// <exception cref="TabularDataException">The value is not a boolean.</exception>
    public bool? GetBoolean() => RawJson[0] switch
    {
        (byte)'n' => null,
        (byte)'t' => true,
        (byte)'f' => false,
        _ => throw Mismatch("a boolean"),
    };

    /// <summary>The date.</summary>
    /// <exception cref="TabularDataException">The value is not a date, <c>yyyy-MM-dd</c>.</exception>
    public DateOnly? GetDate()
    {
        var json = RawJson;
        return IsEmpty(json) ? null
            : IsText(json)
                && DateOnly.TryParseExact(Text(json), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value
            : throw Mismatch("a date");
    }

    /// <summary>The instant. A value without an offset is UTC.</summary>
    /// <exception cref="TabularDataException">The value is not a date and time.</exception>
    public DateTimeOffset? GetDateTimeOffset()
    {
        var json = RawJson;
        return IsEmpty(json) ? null
            : IsText(json)
                && DateTimeOffset.TryParse(Text(json), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value) ? value
            : throw Mismatch("a date and time");
    }

    /// <summary>
    /// The value as it is: JSON columns hold texts, numbers, booleans, lists and objects side by side. The element outlives the row.
    /// </summary>
    public JsonElement GetJson()
    {
        var reader = new Utf8JsonReader(RawJson);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>The value as text, whatever its type; empty for an empty cell.</summary>
    public override string ToString()
    {
        var json = RawJson;
        return IsEmpty(json) ? "" : IsText(json) ? Text(json) : Encoding.UTF8.GetString(json);
    }

    /// <summary>Makes the exception that names row, column and value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal TabularDataException Mismatch(string expected, Exception? cause = null)
    {
        var row = new TabularRow(_block, _row);
        var value = Encoding.UTF8.GetString(RawJson);
        return new TabularDataException($"{row.Describe()}, column \"{Column}\": {Shorten(value)} is not {expected}.", cause)
        {
            RowNumber = row.Number,
            Column = Column,
            Value = value,
        };
    }

    private static bool IsEmpty(ReadOnlySpan<byte> json) => json[0] == 'n';

    private static bool IsText(ReadOnlySpan<byte> json) => json[0] == '"';

    private static bool IsNumber(ReadOnlySpan<byte> json) => json[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9');

    private static double? Infinite(ReadOnlySpan<byte> json) => json switch
    {
        _ when json.SequenceEqual("\"Infinity\""u8) => double.PositiveInfinity,
        _ when json.SequenceEqual("\"-Infinity\""u8) => double.NegativeInfinity,
        _ when json.SequenceEqual("\"NaN\""u8) => double.NaN,
        _ => null,
    };

    private static string Text(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader.GetString()!;
    }

    private static string Shorten(string value) => value.Length <= 80 ? value : value[..80] + "…";
}
