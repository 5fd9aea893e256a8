namespace DataGouv;

/// <summary>
/// The exception that is thrown when there is no answer, or no whole one: no connection, a connection that broke, an answer that broke
/// off, a time-out, or a host that gets no more requests for a while after too many failures (see <see
/// cref="DataGouvApiException.WasSent"/>).
/// </summary>
public sealed class DataGouvConnectionException : DataGouvApiException
{
    /// <summary>Initializes a new instance of the <see cref="DataGouvConnectionException"/> class.</summary>
    public DataGouvConnectionException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvConnectionException"/> class with a message.</summary>
    /// <param name="message">The message that describes the failure.</param>
    public DataGouvConnectionException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvConnectionException"/> class with a message and a cause.</summary>
    /// <param name="message">The message that describes the failure.</param>
    /// <param name="innerException">The exception that caused this one; null when there is none.</param>
    public DataGouvConnectionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// Gets the number of bytes of the body that had come when the answer broke off; null when the failure is not an answer that broke off.
    /// </summary>
    public long? BytesReceived { get; init; }

    /// <summary>
    /// Gets the number of bytes that the body was announced to have; null when the answer did not say, or did not break off.
    /// </summary>
    public long? BytesExpected { get; init; }

    /// <summary>Was the request kept back, so that sending it again now is no use?</summary>
    internal bool IsFinal { get; init; }

    internal override bool IsTransient => !IsFinal;

    internal override bool IsOutage => !IsFinal;

    internal override string? AttemptFailure => (InnerException?.GetBaseException() ?? this).GetType().Name;
}
