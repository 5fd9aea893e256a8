namespace DataGouv;

/// <summary>The server, or the proxy in front of it, failed (500 and above).</summary>
public sealed class DataGouvServerException : DataGouvApiException
{
    /// <summary>A failure without a message of its own.</summary>
    public DataGouvServerException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What the server said.</param>
    public DataGouvServerException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public DataGouvServerException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
