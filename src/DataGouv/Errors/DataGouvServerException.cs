namespace DataGouv;

/// <summary>The exception that is thrown when the server fails (500 and above).</summary>
public sealed class DataGouvServerException : DataGouvApiException
{
    /// <summary>Initializes a new instance of the <see cref="DataGouvServerException"/> class.</summary>
    public DataGouvServerException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvServerException"/> class with a message.</summary>
    /// <param name="message">The message that describes the failure.</param>
    public DataGouvServerException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvServerException"/> class with a message and a cause.</summary>
    /// <param name="message">The message that describes the failure.</param>
    /// <param name="innerException">The exception that caused this one; null when there is none.</param>
    public DataGouvServerException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
