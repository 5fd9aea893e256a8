namespace DataGouv;

/// <summary>There was no answer: no connection, a connection that broke, a time-out, or a host that is left in peace after too many failures.</summary>
public sealed class DataGouvConnectionException : DataGouvApiException
{
    /// <summary>A failure without a message of its own.</summary>
    public DataGouvConnectionException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What the server said.</param>
    public DataGouvConnectionException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public DataGouvConnectionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Was the request kept back, so that sending it again now is no use?</summary>
    internal bool IsFinal { get; init; }

    internal override bool IsTransient => !IsFinal;

    internal override bool IsOutage => !IsFinal;

    internal override string? AttemptFailure => (InnerException?.GetBaseException() ?? this).GetType().Name;
}
