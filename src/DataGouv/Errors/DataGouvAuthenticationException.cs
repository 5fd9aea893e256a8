namespace DataGouv;

/// <summary>
/// The exception that is thrown when the server rejects the credential or asks for one (401), and when the client refuses a request
/// before it is sent, because it needs a credential and has none, or would send one over a connection without encryption.
/// </summary>
public sealed class DataGouvAuthenticationException : DataGouvApiException
{
    /// <summary>Initializes a new instance of the <see cref="DataGouvAuthenticationException"/> class.</summary>
    public DataGouvAuthenticationException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvAuthenticationException"/> class with a message.</summary>
    /// <param name="message">The message that describes the failure.</param>
    public DataGouvAuthenticationException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvAuthenticationException"/> class with a message and a cause.</summary>
    /// <param name="message">The message that describes the failure.</param>
    /// <param name="innerException">The exception that caused this one; null when there is none.</param>
    public DataGouvAuthenticationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
