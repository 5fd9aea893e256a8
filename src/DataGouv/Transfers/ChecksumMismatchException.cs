namespace DataGouv;

/// <summary>What arrived is not what was sent: the checksums differ.</summary>
public sealed class ChecksumMismatchException : TransferException
{
    /// <summary>A failure without a message of its own.</summary>
    public ChecksumMismatchException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What happened.</param>
    public ChecksumMismatchException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public ChecksumMismatchException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Two values that should be one.</summary>
    internal ChecksumMismatchException(string what, string algorithm, string expected, string actual)
        : base($"{what}: the {algorithm} checksum should be {expected} and is {actual}.")
    {
        Algorithm = algorithm;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>How the checksums were made, such as <c>sha1</c>.</summary>
    public string Algorithm { get; } = "";

    /// <summary>
    /// Gets the expected checksum in hexadecimal: that of the source of an upload, or the one that the platform announces for a download.
    /// </summary>
    public string Expected { get; } = "";

    /// <summary>What it is, in hexadecimal.</summary>
    public string Actual { get; } = "";
}
