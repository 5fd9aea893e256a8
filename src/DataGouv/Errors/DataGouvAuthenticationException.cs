namespace DataGouv;

/// <summary>The server wants to know who calls, or does not accept the credential (401).</summary>
public sealed class DataGouvAuthenticationException : DataGouvApiException
{
    /// <summary>A failure without a message of its own.</summary>
    public DataGouvAuthenticationException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What the server said.</param>
    public DataGouvAuthenticationException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public DataGouvAuthenticationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
