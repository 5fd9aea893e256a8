using DataGouv.Catalog;

namespace DataGouv;

/// <summary>
/// The exception that is thrown when a file is uploaded and its metadata are refused. Only the metadata are left to send: do not upload the
/// file again.
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

    /// <summary>Gets the resource with its new file.</summary>
    public Resource? Resource { get; init; }

    /// <summary>Gets the metadata that are left to send, with <see cref="UploadClient.DescribeAsync"/>.</summary>
    public UploadMetadata? Metadata { get; init; }

    /// <summary>Gets where the file was uploaded to.</summary>
    public UploadTarget? Target { get; init; }
}
