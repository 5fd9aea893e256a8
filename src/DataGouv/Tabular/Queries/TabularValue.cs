using System.Globalization;

namespace DataGouv.Tabular;

/// <summary>
/// A value that cells are compared with. Texts, numbers, booleans, dates, instants and UUIDs convert to it by themselves, and are
/// written the same way whatever the culture of the machine.
/// </summary>
public readonly struct TabularValue : IEquatable<TabularValue>
{
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

    /// <summary>A text; null stands for an empty cell.</summary>
    public static implicit operator TabularValue(string? value) => new(value);

    /// <summary>A whole number.</summary>
    public static implicit operator TabularValue(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number.</summary>
    public static implicit operator TabularValue(double value) => new(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A number.</summary>
    public static implicit operator TabularValue(decimal value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A boolean.</summary>
    public static implicit operator TabularValue(bool value) => new(value ? "true" : "false");

    /// <summary>A date.</summary>
    public static implicit operator TabularValue(DateOnly value) => new(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>An instant, written in UTC: columns without an offset hold UTC, and the database ignores an offset there.</summary>
    public static implicit operator TabularValue(DateTimeOffset value) =>
        new(value.UtcDateTime.ToString(Seconds, CultureInfo.InvariantCulture) + "+00:00");

    /// <summary>A date and time. Without a kind it is written as it is; otherwise as an instant.</summary>
    public static implicit operator TabularValue(DateTime value) =>
        value.Kind == DateTimeKind.Unspecified
            ? new TabularValue(value.ToString(Seconds, CultureInfo.InvariantCulture))
            : new DateTimeOffset(value);

    /// <summary>A UUID in lower case.</summary>
    public static implicit operator TabularValue(Guid value) => new(value.ToString("D"));

    /// <summary>A month, <c>yyyy-MM</c>.</summary>
    public static implicit operator TabularValue(YearMonth value) => new(value.ToString());

    /// <inheritdoc />
    public bool Equals(TabularValue other) => string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is TabularValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _text is null ? 0 : string.GetHashCode(_text, StringComparison.Ordinal);

    /// <summary>The value as it is written, or <c>null</c>.</summary>
    public override string ToString() => _text ?? "null";
}
