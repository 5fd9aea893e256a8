using System.Globalization;
using System.Text.Json;

namespace DataGouv.Tabular;

/// <summary>Reads numbers that may be written as texts, or whole ones with decimals.</summary>
internal static class LooseNumber
{
    /// <summary>The number; null where the value is none.</summary>
    public static double? Of(JsonData value) => value.AsDouble()
        ?? (double.TryParse(value.AsString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>The whole number; null where the value is none.</summary>
    public static long? Whole(JsonData value) => value.AsInt64()
        ?? (long.TryParse(value.AsString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : Of(value) is { } other && double.IsInteger(other) && Math.Abs(other) < 1e18 ? (long)other
            : null);

    /// <summary>Is it written as a whole number, without decimals?</summary>
    public static bool IsWhole(JsonData value) =>
        value.Kind is JsonValueKind.Number or JsonValueKind.String
        && value.ToString() is { Length: > 0 } text
        && text.All(char.IsAsciiDigit);
}
