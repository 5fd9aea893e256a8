using System.Globalization;
using System.Text.Json.Nodes;

namespace DataGouv.Tests.Tabular.Data;

/// <summary>One text for each value, wherever it comes from: the server's CSV, a data reader, a database, a file.</summary>
internal static class CellText
{
    /// <summary>The text of a value.</summary>
    /// <param name="value">The value, or the text that stands for it; null or <see cref="DBNull"/> for an empty cell.</param>
    /// <param name="type">The type of its column, as profiles name it.</param>
    public static string? Of(object? value, string type) => value is null or DBNull ? null : type switch
    {
        "int" => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        "float" => Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        "bool" => value is true or 1L or "t" ? "true" : "false",
        "date" => value is string text ? text : $"{value:yyyy-MM-dd}",
        "datetime" => Instant(value).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        "json" => JsonNode.Parse((string)value)!.ToJsonString(),
        _ => (string)value,
    };

    private static DateTime Instant(object value) => value switch
    {
        DateTime instant => instant,
        DateTimeOffset instant => instant.UtcDateTime,
        var text => DateTimeOffset.Parse((string)text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime,
    };
}
