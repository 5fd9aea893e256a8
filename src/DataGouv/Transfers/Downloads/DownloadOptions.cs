namespace DataGouv;

/// <summary>How a file is downloaded.</summary>
public sealed class DownloadOptions
{
    /// <summary>When the checksum is verified. Default: when the source has one.</summary>
    public ChecksumVerification Verify { get; init; } = ChecksumVerification.IfKnown;

    /// <summary>What happens to a file that is already there. Default: the download fails.</summary>
    public ExistingFile Existing { get; init; } = ExistingFile.Fail;

    /// <summary>The most bytes that are accepted. Default: no limit.</summary>
    public long? SizeLimit { get; init; }

    /// <summary>How long a server may be silent before the connection counts as lost. Default: 30 seconds.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a lost connection is taken up again without a single new byte before that. Default: 5.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>
    /// Gets a value that indicates whether the incomplete file is kept when the connection is lost for good, the download is cancelled or the
    /// process ends. Default: false. The next download from the same address into the same folder goes on with it, if the server can tell
    /// that the file is still the same. <see cref="DownloadException.PartialFile"/> is its path; a note beside it (<c>.json</c>) belongs to it.
    /// </summary>
    public bool KeepPartialFile { get; init; }

    /// <summary>
    /// Whether a page of HTML is taken for a file of another format where no checksum verifies it. Default: no, it is refused.
    /// </summary>
    public bool AcceptsPages { get; init; }

    /// <summary>Told how far it is.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }

    internal static DownloadOptions Default { get; } = new();

    internal DownloadOptions Checked(FileChecksum? checksum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(SizeLimit.GetValueOrDefault(), nameof(SizeLimit));
        OptionCheck.Time(IdleTimeout, nameof(IdleTimeout));
        return Verify == ChecksumVerification.Required && checksum is null
            ? throw new InvalidOperationException(
                "The source has no checksum that can be verified, and Verify is Required: give it one, or use IfKnown.")
            : this;
    }
}
