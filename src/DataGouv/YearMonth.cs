using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace DataGouv;

/// <summary>A month of a year, such as 2026-06.</summary>
[JsonConverter(typeof(YearMonthConverter))]
public readonly record struct YearMonth : IComparable<YearMonth>, ISpanParsable<YearMonth>
{
    private const string Form = "yyyy-MM";

    private readonly int _months;

    /// <summary>A month.</summary>
    /// <param name="year">From 1 to 9999.</param>
    /// <param name="month">From 1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public YearMonth(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        _months = ((year - 1) * 12) + month - 1;
    }

    /// <summary>The year.</summary>
    public int Year => (_months / 12) + 1;

    /// <summary>The month, from 1.</summary>
    public int Month => (_months % 12) + 1;

    /// <summary>Its first day.</summary>
    public DateOnly FirstDay => new(Year, Month, 1);

    /// <summary>Is one before the other?</summary>
    public static bool operator <(YearMonth left, YearMonth right) => left._months < right._months;

    /// <summary>Is one after the other?</summary>
    public static bool operator >(YearMonth left, YearMonth right) => left._months > right._months;

    /// <summary>Is one not after the other?</summary>
    public static bool operator <=(YearMonth left, YearMonth right) => left._months <= right._months;

    /// <summary>Is one not before the other?</summary>
    public static bool operator >=(YearMonth left, YearMonth right) => left._months >= right._months;

    /// <summary>The month of a day.</summary>
    public static YearMonth Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>Reads <c>yyyy-MM</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is no month.</exception>
    public static YearMonth Parse(string s) => Parse(s.AsSpan(), null);

    /// <inheritdoc />
    public static YearMonth Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc />
    public static YearMonth Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out var month)
            ? month
            : throw new FormatException($"\"{s}\" is no month: write it as {Form}, such as 2026-06.");

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out YearMonth result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc />
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out YearMonth result)
    {
        var isMonth = DateOnly.TryParseExact(s, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        result = isMonth ? Of(day) : default;
        return isMonth;
    }

    /// <summary>Some months later, or earlier.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year would be below 1 or above 9999.</exception>
    public YearMonth AddMonths(int months) => Of(FirstDay.AddMonths(months));

    /// <inheritdoc />
    public int CompareTo(YearMonth other) => _months.CompareTo(other._months);

    /// <summary>The month as <c>yyyy-MM</c>.</summary>
    public override string ToString() => FirstDay.ToString(Form, CultureInfo.InvariantCulture);
}
