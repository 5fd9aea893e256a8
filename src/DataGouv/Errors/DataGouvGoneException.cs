namespace DataGouv;

/// <summary>The exception that is thrown when the object existed and has been deleted (410).</summary>
public sealed class DataGouvGoneException : DataGouvApiException
{
    /// <summary>Initializes a new instance of the <see cref="DataGouvGoneException"/> class.</summary>
    public DataGouvGoneException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvGoneException"/> class with a message.</summary>
    /// <param name="message">The message that describes the failure.</param>
    public DataGouvGoneException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvGoneException"/> class with a message and a cause.</summary>
    /// <param name="message">The message that describes the failure.</param>
    /// <param name="innerException">The exception that caused this one; null when there is none.</param>
    public DataGouvGoneException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
