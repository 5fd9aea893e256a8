namespace DataGouv;

/// <summary>
/// The exception that is thrown when the platform is read-only for the moment, usually during a wave of spam (423).
/// </summary>
public sealed class DataGouvLockedException : DataGouvApiException
{
    /// <summary>Initializes a new instance of the <see cref="DataGouvLockedException"/> class.</summary>
    public DataGouvLockedException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvLockedException"/> class with a message.</summary>
    /// <param name="message">The message that describes the failure.</param>
    public DataGouvLockedException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvLockedException"/> class with a message and a cause.</summary>
    /// <param name="message">The message that describes the failure.</param>
    /// <param name="innerException">The exception that caused this one; null when there is none.</param>
    public DataGouvLockedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
