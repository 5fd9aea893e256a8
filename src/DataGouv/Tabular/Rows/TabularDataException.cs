namespace DataGouv.Tabular;

/// <summary>A row is not what was expected: a column is missing, or a value has another type.</summary>
public sealed class TabularDataException : FormatException
{
    /// <summary>A failure without a message of its own.</summary>
    public TabularDataException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What is wrong with which row.</param>
    public TabularDataException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What is wrong with which row.</param>
    /// <param name="innerException">The cause.</param>
    public TabularDataException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The number of the row in what was read, from 1.</summary>
    public long RowNumber { get; init; }

    /// <summary>The column.</summary>
    public string? Column { get; init; }

    /// <summary>The value as JSON; null when the column is missing.</summary>
    public string? Value { get; init; }
}
