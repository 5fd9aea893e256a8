namespace DataGouv;

/// <summary>The platform is read-only for the moment, usually during a wave of spam (423).</summary>
public sealed class DataGouvLockedException : DataGouvApiException
{
    /// <summary>A failure without a message of its own.</summary>
    public DataGouvLockedException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What the server said.</param>
    public DataGouvLockedException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public DataGouvLockedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
