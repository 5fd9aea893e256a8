using System.Buffers;
using System.Text;
using System.Text.Json;

namespace DataGouv.Tabular;

/// <summary>Reads the cells of a data reader, none of which is empty.</summary>
internal static class CellValue
{
    private static readonly Dictionary<Type, Delegate> Readers = new(
    [
        .. Of(cell => cell.GetInt64()!.Value),
        .. Of(cell => cell.GetInt32()!.Value),
        .. Of(cell => Whole<short>(cell, "a whole number of 16 bits")),
        .. Of(cell => Whole<byte>(cell, "a whole number of 8 bits, without a sign")),
        .. Of(cell => cell.GetDouble()!.Value),
        .. Of(cell => (float)cell.GetDouble()!.Value),
        .. Of(cell => cell.GetDecimal()!.Value),
        .. Of(cell => cell.GetBoolean()!.Value),
        .. Of(cell => cell.GetDate()!.Value),
        .. Of(Instant),
        .. Of(cell => cell.GetDateTimeOffset()!.Value),
        .. Of(cell => Guid.TryParse(cell.GetString(), out var id) ? id : throw cell.Mismatch("a UUID")),
        .. Of(cell => cell.GetString() is [var only] ? only : throw cell.Mismatch("one character")),
        .. Of(cell => cell.GetJson()),
    ]);

    /// <summary>Reads the value as the type of its column has it.</summary>
    public static object Boxed(TabularCell cell, TabularType type) => type switch
    {
        TabularType.WholeNumber => cell.GetInt64()!.Value,
        TabularType.Number => cell.GetDouble()!.Value,
        TabularType.Boolean => cell.GetBoolean()!.Value,
        TabularType.Date => cell.GetDate()!.Value,
        TabularType.DateTime => Instant(cell),
        _ => Text(cell, type),
    };

    /// <summary>Reads the value as another type, nullable or not, without a box.</summary>
    /// <exception cref="InvalidCastException">No cell can be read as this type.</exception>
    public static T As<T>(TabularCell cell) =>
        Reader<T>.Read is { } read
            ? read(cell)
            : throw new InvalidCastException($"No column holds values of type {typeof(T)}: see GetFieldType for those that there are.");

    /// <summary>Reads the text; of JSON and of what is of no known type the JSON.</summary>
    public static string Text(TabularCell cell, TabularType type) => type switch
    {
        TabularType.Json => Json(cell.RawJson),
        TabularType.Unknown => cell.ToString(),
        _ => cell.GetString()!,
    };

    // The server writes pages with escapes for all but ASCII, and streams without: a cell is the same from both.
    private static string Json(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\u"u8) < 0)
        {
            return Encoding.UTF8.GetString(json);
        }

        var plain = ArrayPool<byte>.Shared.Rent(json.Length);
        var text = Encoding.UTF8.GetString(plain, 0, JsonEscapes.Remove(json, plain));
        ArrayPool<byte>.Shared.Return(plain);
        return text;
    }

    private static DateTime Instant(TabularCell cell) => cell.GetDateTimeOffset()!.Value.UtcDateTime;

    private static T Whole<T>(TabularCell cell, string expected)
        where T : struct, System.Numerics.IBinaryInteger<T>
    {
        var value = cell.GetInt64()!.Value;
        return T.CreateTruncating(value) is var narrow && long.CreateTruncating(narrow) == value ? narrow : throw cell.Mismatch(expected);
    }

    private static KeyValuePair<Type, Delegate>[] Of<T>(Func<TabularCell, T> read)
        where T : struct =>
        [new(typeof(T), read), new(typeof(T?), (TabularCell cell) => (T?)read(cell))];

    private static class Reader<T>
    {
        public static readonly Func<TabularCell, T>? Read = Readers.GetValueOrDefault(typeof(T)) as Func<TabularCell, T>;
    }
}
