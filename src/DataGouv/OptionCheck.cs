using System.Globalization;

namespace DataGouv;

/// <summary>Refuses the value of an option: the message names the option, the value and what is allowed.</summary>
internal static class OptionCheck
{
    // What timers of the runtime can count.
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(24);

    /// <summary>A time-out: longer than nothing, or infinite.</summary>
    public static void Time(TimeSpan value, string option)
    {
        if (value != Timeout.InfiniteTimeSpan && (value <= TimeSpan.Zero || value > LongestTime))
        {
            throw Refusal(option, value, $"more than zero and at most {LongestTime.TotalDays:0} days, or Timeout.InfiniteTimeSpan");
        }
    }

    /// <summary>A value between two others.</summary>
    public static void Range<T>(T value, T least, T most, string option)
        where T : IComparable<T>, IFormattable
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            throw Refusal(option, value, string.Create(CultureInfo.InvariantCulture, $"from {least} to {most}"));
        }
    }

    /// <summary>A value that has a name.</summary>
    public static void Defined<T>(T value, string option)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw Refusal(option, value, string.Join(", ", Enum.GetNames<T>()));
        }
    }

    /// <summary>The exception for a value that may be shown.</summary>
    public static ArgumentException Refusal(string option, IFormattable value, string allowed) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{option} is {value}: allowed is {allowed}."), option);

    /// <summary>The exception for what cannot be, in words of its own.</summary>
    public static ArgumentException Conflict(string option, string message) => new(message, option);

    /// <summary>The exception for a text that may be shown.</summary>
    public static ArgumentException Refusal(string option, string value, string allowed) =>
        new($"{option} is \"{value}\": allowed is {allowed}.", option);
}
