namespace DataGouv;

/// <summary>There is no such object (404).</summary>
public sealed class DataGouvNotFoundException : DataGouvApiException
{
    /// <summary>A failure without a message of its own.</summary>
    public DataGouvNotFoundException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What the server said.</param>
    public DataGouvNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public DataGouvNotFoundException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
