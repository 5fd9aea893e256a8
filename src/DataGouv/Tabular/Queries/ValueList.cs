namespace DataGouv.Tabular;

/// <summary>Makes values of lists, whatever they are lists of.</summary>
internal static class ValueList
{
    /// <exception cref="ArgumentException">A value of the list is of a type that no cell has.</exception>
    public static TabularValue[] Of<T>(IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. values.Select(value => Convert(value) ?? throw Unknown(value, nameof(values)))];
    }

    private static TabularValue? Convert<T>(T value) => value switch
    {
        null => default(TabularValue),
        TabularValue known => known,
        string text => text,
        char character => character,
        bool boolean => boolean,
        sbyte or byte or short or ushort or int or uint or long => System.Convert.ToInt64(value, null),
        ulong number => (decimal)number,
        float number => number,
        double number => number,
        decimal number => number,
        DateOnly date => date,
        DateTime time => time,
        DateTimeOffset instant => instant,
        Guid id => id,
        YearMonth month => month,
        _ => default(TabularValue?),
    };

    private static ArgumentException Unknown<T>(T value, string argument) => new(
        $"No cell is compared with {value!.GetType().Name}: give texts, numbers, Booleans, dates, instants, months or UUIDs.",
        argument);
}
