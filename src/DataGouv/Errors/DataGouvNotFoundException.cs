namespace DataGouv;

/// <summary>
/// The exception that is thrown when the object does not exist, or is private and the request has no key of its owner (404).
/// </summary>
public class DataGouvNotFoundException : DataGouvApiException
{
    /// <summary>Initializes a new instance of the <see cref="DataGouvNotFoundException"/> class.</summary>
    public DataGouvNotFoundException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvNotFoundException"/> class with a message.</summary>
    /// <param name="message">The message that describes the failure.</param>
    public DataGouvNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvNotFoundException"/> class with a message and a cause.</summary>
    /// <param name="message">The message that describes the failure.</param>
    /// <param name="innerException">The exception that caused this one; null when there is none.</param>
    public DataGouvNotFoundException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
