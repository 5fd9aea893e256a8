namespace DataGouv;

/// <summary>The exception that is thrown when the credential does not give the right to do what was asked (403).</summary>
public sealed class DataGouvPermissionException : DataGouvApiException
{
    /// <summary>Initializes a new instance of the <see cref="DataGouvPermissionException"/> class.</summary>
    public DataGouvPermissionException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvPermissionException"/> class with a message.</summary>
    /// <param name="message">The message that describes the failure.</param>
    public DataGouvPermissionException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvPermissionException"/> class with a message and a cause.</summary>
    /// <param name="message">The message that describes the failure.</param>
    /// <param name="innerException">The exception that caused this one; null when there is none.</param>
    public DataGouvPermissionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
