namespace DataGouv;

/// <summary>
/// The exception that is thrown when the rows of a table cannot be read to their end, or are not those of one version of the file. The rows that
/// were returned before are not all of them.
/// </summary>
public sealed class TabularReadException : IOException
{
    /// <summary>Initializes a new instance of the <see cref="TabularReadException"/> class.</summary>
    public TabularReadException() { }

    /// <summary>Initializes a new instance of the <see cref="TabularReadException"/> class with a message.</summary>
    /// <param name="message">The message that describes the failure.</param>
    public TabularReadException(string message)
        : base(message) { }

    /// <summary>Initializes a new instance of the <see cref="TabularReadException"/> class with a message and a cause.</summary>
    /// <param name="message">The message that describes the failure.</param>
    /// <param name="innerException">The exception that caused this one; null when there is none.</param>
    public TabularReadException(string message, Exception? innerException)
        : base(message, innerException) { }

    internal TabularReadException(TabularReadFailure reason, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Reason = reason;
    }

    /// <summary>Gets why the read failed.</summary>
    public TabularReadFailure Reason { get; }
}
