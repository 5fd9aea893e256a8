namespace DataGouv;

/// <summary>
/// The exception that is thrown when the server refuses a request for being one too many (429). See
/// <see cref="DataGouvApiException.RetryAfter"/> and <see cref="DataGouvApiException.RateLimit"/>.
/// </summary>
public sealed class DataGouvRateLimitException : DataGouvApiException
{
    /// <summary>Initializes a new instance of the <see cref="DataGouvRateLimitException"/> class.</summary>
    public DataGouvRateLimitException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvRateLimitException"/> class with a message.</summary>
    /// <param name="message">The message that describes the failure.</param>
    public DataGouvRateLimitException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvRateLimitException"/> class with a message and a cause.</summary>
    /// <param name="message">The message that describes the failure.</param>
    /// <param name="innerException">The exception that caused this one; null when there is none.</param>
    public DataGouvRateLimitException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
