namespace DataGouv;

/// <summary>
/// The exception that is thrown when the request conflicts with the state of the object (409), such as accepting a membership twice. The
/// server may answer with the object as it is, which <see cref="DataGouvApiException.Body"/> holds.
/// </summary>
public sealed class DataGouvConflictException : DataGouvApiException
{
    /// <summary>Initializes a new instance of the <see cref="DataGouvConflictException"/> class.</summary>
    public DataGouvConflictException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvConflictException"/> class with a message.</summary>
    /// <param name="message">The message that describes the failure.</param>
    public DataGouvConflictException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvConflictException"/> class with a message and a cause.</summary>
    /// <param name="message">The message that describes the failure.</param>
    /// <param name="innerException">The exception that caused this one; null when there is none.</param>
    public DataGouvConflictException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
