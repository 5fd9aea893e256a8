namespace DataGouv;

/// <summary>
/// The exception that is thrown when the server reports a success and its answer cannot be used: a web page where JSON was expected, JSON
/// of another shape, nothing, or more than <see cref="DataGouvClientOptions.MaxAnswerBytes"/>. The property <c>ResponseStatusCode</c> is
/// the
/// status of the answer, such as 200.
/// </summary>
public sealed class DataGouvUnreadableAnswerException : DataGouvApiException
{
    /// <summary>Initializes a new instance of the <see cref="DataGouvUnreadableAnswerException"/> class.</summary>
    public DataGouvUnreadableAnswerException() { }

    /// <summary>Initializes a new instance of the <see cref="DataGouvUnreadableAnswerException"/> class with a message.</summary>
    /// <param name="message">The message that describes the failure.</param>
    public DataGouvUnreadableAnswerException(string message)
        : base(message) { }

    /// <summary>
    /// Initializes a new instance of the <see cref="DataGouvUnreadableAnswerException"/> class with a message and a cause.
    /// </summary>
    /// <param name="message">The message that describes the failure.</param>
    /// <param name="innerException">The exception that caused this one; null when there is none.</param>
    public DataGouvUnreadableAnswerException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>
    /// Gets a value that indicates whether a web page came instead of an answer, such as the page of a maintenance or the sign-in of a
    /// network. <see cref="DataGouvApiException.ServerMessage"/> is its title.
    /// </summary>
    public bool IsWebPage { get; init; }

    /// <summary>Gets a value that indicates whether the answer is larger than what is read into memory.</summary>
    public bool IsTooLarge { get; init; }

    internal override bool IsTransient => false;

    internal override bool IsOutage => false;

    internal override string? AttemptFailure => GetType().Name;
}
