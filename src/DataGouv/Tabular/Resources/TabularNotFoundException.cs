namespace DataGouv.Tabular;

/// <summary>
/// The exception that is thrown when there are no rows to read. <see cref="Availability"/> says why: an id that nobody knows, a file that
/// was never parsed, or a table that was there and is not (<see cref="TabularAvailabilityReason.TableMissing"/>).
/// </summary>
public sealed class TabularNotFoundException : DataGouvNotFoundException
{
    /// <summary>Initializes a new instance of the <see cref="TabularNotFoundException"/> class.</summary>
    public TabularNotFoundException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TabularNotFoundException"/> class with a message.</summary>
    /// <param name="message">The message that describes the failure.</param>
    public TabularNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TabularNotFoundException"/> class with a message and a cause.</summary>
    /// <param name="message">The message that describes the failure.</param>
    /// <param name="innerException">The exception that caused this one; null when there is none.</param>
    public TabularNotFoundException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Gets the reason why there are no rows; null where the exception was made without one.</summary>
    public TabularAvailability? Availability { get; init; }
}
