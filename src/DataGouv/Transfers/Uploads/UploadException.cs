namespace DataGouv;

/// <summary>An upload did not come to its end. What is already there is not lost: <see cref="Session"/> goes on with it.</summary>
public sealed class UploadException : TransferException
{
    /// <summary>A failure without a message of its own.</summary>
    public UploadException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public UploadException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public UploadException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What the server holds, to go on with; null when there is nothing to go on with.</summary>
    public UploadSession? Session { get; init; }

    /// <summary>
    /// Was the last answer lost, so that the file may be there although it was not found? Then look at the page of the dataset before
    /// you upload again.
    /// </summary>
    public bool MayHaveSucceeded { get; init; }
}
