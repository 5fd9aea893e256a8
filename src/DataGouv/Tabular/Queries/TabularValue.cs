using System.Globalization;

namespace DataGouv.Tabular;

/// <summary>
/// A value that cells are compared with. Texts, numbers, booleans, dates, instants and UUIDs convert to it by themselves, and are
/// written the same way whatever the culture of the machine.
/// </summary>
public readonly partial struct TabularValue : IEquatable<TabularValue>
{
    private const string Decimals = "0.############################";
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF";

    private readonly string? _text;

    private TabularValue(string? text) => _text = text;

    /// <summary>Is it the absence of a value?</summary>
    public bool IsNull => _text is null;

    internal string Text => _text ?? throw new InvalidOperationException("A null has no text.");

    /// <summary>Are both written alike?</summary>
    public static bool operator ==(TabularValue left, TabularValue right) => left.Equals(right);

    /// <summary>Are they written differently?</summary>
    public static bool operator !=(TabularValue left, TabularValue right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(TabularValue other) => string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is TabularValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _text is null ? 0 : string.GetHashCode(_text, StringComparison.Ordinal);

    /// <summary>The value as it is written, or <c>null</c>.</summary>
    public override string ToString() => _text ?? "null";

    // A column of whole numbers takes no other spelling of them: neither 5.0 nor 1E+15.
    private static bool IsWhole(double value) => double.IsInteger(value) && Math.Abs(value) < 1e18;

    private static string Whole(double value) => ((long)value).ToString(CultureInfo.InvariantCulture);
}
