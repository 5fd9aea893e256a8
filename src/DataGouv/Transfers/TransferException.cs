namespace DataGouv;

/// <summary>A file did not arrive, or not as it should. What the server itself refuses is a <see cref="DataGouvApiException"/>.</summary>
public class TransferException : Exception
{
    /// <summary>A failure without a message of its own.</summary>
    public TransferException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public TransferException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public TransferException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
