using System.Globalization;

namespace DataGouv.Tabular;

/// <content>What converts to a value by itself.</content>
public readonly partial struct TabularValue
{
    /// <summary>A text; null stands for an empty cell.</summary>
    public static implicit operator TabularValue(string? value) => new(value);

    /// <summary>A text of one character.</summary>
    public static implicit operator TabularValue(char value) => new(value.ToString());

    /// <summary>A whole number.</summary>
    public static implicit operator TabularValue(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number, with as many digits as tell it from others. Infinite ones are values too.</summary>
    public static implicit operator TabularValue(float value) =>
        new(IsWhole(value) ? Whole(value) : value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A number, with as many digits as tell it from others. Infinite ones are values too.</summary>
    public static implicit operator TabularValue(double value) =>
        new(IsWhole(value) ? Whole(value) : value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A number, without zeros at its end.</summary>
    public static implicit operator TabularValue(decimal value) => new(value.ToString(Decimals, CultureInfo.InvariantCulture));

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

    /// <summary>A text of one character; null stands for an empty cell.</summary>
    public static implicit operator TabularValue(char? value) => value is { } known ? known : default(TabularValue);

    /// <summary>A whole number; null stands for an empty cell.</summary>
    public static implicit operator TabularValue(long? value) => value is { } known ? known : default(TabularValue);

    /// <summary>A number; null stands for an empty cell.</summary>
    public static implicit operator TabularValue(float? value) => value is { } known ? known : default(TabularValue);

    /// <summary>A number; null stands for an empty cell.</summary>
    public static implicit operator TabularValue(double? value) => value is { } known ? known : default(TabularValue);

    /// <summary>A number; null stands for an empty cell.</summary>
    public static implicit operator TabularValue(decimal? value) => value is { } known ? known : default(TabularValue);

    /// <summary>A boolean; null stands for an empty cell.</summary>
    public static implicit operator TabularValue(bool? value) => value is { } known ? known : default(TabularValue);

    /// <summary>A date; null stands for an empty cell.</summary>
    public static implicit operator TabularValue(DateOnly? value) => value is { } known ? known : default(TabularValue);

    /// <summary>An instant; null stands for an empty cell.</summary>
    public static implicit operator TabularValue(DateTimeOffset? value) => value is { } known ? known : default(TabularValue);

    /// <summary>A date and time; null stands for an empty cell.</summary>
    public static implicit operator TabularValue(DateTime? value) => value is { } known ? known : default(TabularValue);

    /// <summary>A UUID; null stands for an empty cell.</summary>
    public static implicit operator TabularValue(Guid? value) => value is { } known ? known : default(TabularValue);

    /// <summary>A month; null stands for an empty cell.</summary>
    public static implicit operator TabularValue(YearMonth? value) => value is { } known ? known : default(TabularValue);
}
