namespace DataGouv;

/// <summary>The caller may not do this (403).</summary>
public sealed class DataGouvPermissionException : DataGouvApiException
{
    /// <summary>A failure without a message of its own.</summary>
    public DataGouvPermissionException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What the server said.</param>
    public DataGouvPermissionException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public DataGouvPermissionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
