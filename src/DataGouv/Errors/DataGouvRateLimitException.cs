namespace DataGouv;

/// <summary>There were too many requests (429): <see cref="DataGouvApiException.RetryAfter"/> says when to come back, if the server did.</summary>
public sealed class DataGouvRateLimitException : DataGouvApiException
{
    /// <summary>A failure without a message of its own.</summary>
    public DataGouvRateLimitException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What the server said.</param>
    public DataGouvRateLimitException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public DataGouvRateLimitException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
