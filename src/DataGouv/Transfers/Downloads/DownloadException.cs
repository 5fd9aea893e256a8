namespace DataGouv;

/// <summary>A download failed. There is no file under the final name, or the one that was there before.</summary>
public sealed class DownloadException : TransferException
{
    /// <summary>A failure without a message of its own.</summary>
    public DownloadException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What happened.</param>
    public DownloadException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public DownloadException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal DownloadException(DownloadFailure reason, string message, long bytesReceived, Exception? innerException = null)
        : base(message, innerException)
    {
        (Reason, BytesReceived) = (reason, bytesReceived);
    }

    /// <summary>Why.</summary>
    public DownloadFailure Reason { get; }

    /// <summary>How many bytes had come.</summary>
    public long BytesReceived { get; }

    /// <summary>Are the bytes that have come those of the file, as far as they go?</summary>
    internal bool IsIncomplete { get; set; }

    /// <summary>Whether the file can only be downloaded from its start.</summary>
    internal bool MustRestart { get; init; }

    /// <summary>Whether the file may be there when it is asked for from its start.</summary>
    internal bool CanRestart => MustRestart || Reason == DownloadFailure.Changed;

    /// <summary>Where they are, if they were kept (<see cref="DownloadOptions.KeepPartialFile"/>); null when they were removed.</summary>
    public string? PartialFile { get; internal set; }
}
