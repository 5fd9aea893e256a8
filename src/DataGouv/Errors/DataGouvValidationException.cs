namespace DataGouv;

/// <summary>
/// The exception that is thrown when the server refuses what was sent, a body or a query (400 or 422). See
/// <see cref="DataGouvApiException.FieldErrors"/>.
/// </summary>
public sealed class DataGouvValidationException : DataGouvApiException
{
    /// <summary>Initializes a new instance of the <see cref="DataGouvValidationException"/> class.</summary>
    public DataGouvValidationException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvValidationException"/> class with a message.</summary>
    /// <param name="message">The message that describes the failure.</param>
    public DataGouvValidationException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvValidationException"/> class with a message and a cause.</summary>
    /// <param name="message">The message that describes the failure.</param>
    /// <param name="innerException">The exception that caused this one; null when there is none.</param>
    public DataGouvValidationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
