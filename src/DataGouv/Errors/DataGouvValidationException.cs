namespace DataGouv;

/// <summary>The server refused what was sent (400, 422): <see cref="DataGouvApiException.FieldErrors"/> says which fields and why.</summary>
public sealed class DataGouvValidationException : DataGouvApiException
{
    /// <summary>A failure without a message of its own.</summary>
    public DataGouvValidationException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What the server said.</param>
    public DataGouvValidationException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public DataGouvValidationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
