namespace DataGouv;

/// <summary>The exception that is thrown when an upload breaks off. <see cref="Session"/> resumes it.</summary>
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

    /// <summary>Gets the session that resumes the upload; null when there is nothing to resume.</summary>
    public UploadSession? Session { get; init; }

    /// <summary>
    /// Gets whether the last answer was lost, so that the resource may exist although it was not found. Look at the dataset before you
    /// upload the file again.
    /// </summary>
    public bool MayHaveSucceeded { get; init; }
}
