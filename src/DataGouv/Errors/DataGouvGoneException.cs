namespace DataGouv;

/// <summary>There was such an object, and it has been deleted (410).</summary>
public sealed class DataGouvGoneException : DataGouvApiException
{
    /// <summary>A failure without a message of its own.</summary>
    public DataGouvGoneException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What the server said.</param>
    public DataGouvGoneException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public DataGouvGoneException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
