using DataGouv.Catalog;

namespace DataGouv;

/// <summary>
/// The file is uploaded, and what was to be said of it was refused. Only the metadata are left to send: do not upload again.
/// </summary>
public sealed class MetadataException : TransferException
{
    /// <summary>A failure without a message of its own.</summary>
    public MetadataException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public MetadataException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public MetadataException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The resource with its new file.</summary>
    public Resource? Resource { get; init; }

    /// <summary>What is left to say of it, as <see cref="UploadClient"/>.<c>DescribeAsync</c> takes it.</summary>
    public UploadMetadata? Metadata { get; init; }

    /// <summary>Where the file is.</summary>
    public UploadTarget? Target { get; init; }
}
