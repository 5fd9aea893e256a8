namespace DataGouv;

/// <summary>How a file is uploaded.</summary>
public sealed class UploadOptions
{
    internal static readonly TimeSpan LeastElapsed = TimeSpan.FromMinutes(5);

    private const int LargestChunk = 1 << 30;

    /// <summary>
    /// Gets the size of a part in bytes, and the size above which a file is sent in parts. Default: 20,000,000 bytes, as the platform's own
    /// website does.
    /// </summary>
    public int ChunkSize { get; init; } = 20_000_000;

    /// <summary>
    /// Gets how many parts are sent at a time. Default: 3. A stream that cannot seek is sent one part at a time. When a process ends in the
    /// middle of an upload, it is not known which of these parts were stored: as many at most are sent again when the upload is resumed.
    /// </summary>
    public int PartsInFlight { get; init; } = 3;

    /// <summary>
    /// Gets how often a part is sent at most, the first time included. The default is null: as often as <see cref="MaxElapsed"/> allows,
    /// and once with a client that repeats nothing (<see cref="DataGouvRetryOptions.MaxAttempts"/> is 1, or
    /// <see cref="DataGouvRetryOptions.MaxElapsed"/> is zero). The value must be at least 1; with 1 nothing is repeated.
    /// </summary>
    public int? MaxAttempts { get; init; }

    /// <summary>
    /// Gets how long after its first failure a part, or a file in one request, may still be sent again; a pause that would end later is
    /// not begun. The default is null: 5 minutes, or <see cref="DataGouvRetryOptions.MaxElapsed"/> of the client where that is longer. The
    /// value must be between zero and a day. The pauses are those of <see cref="DataGouvClientOptions.Retry"/>.
    /// </summary>
    public TimeSpan? MaxElapsed { get; init; }

    /// <summary>
    /// Gets how long the server may take to answer once everything is sent: it then puts the parts together. Default: 10 minutes.
    /// </summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets the metadata that the resource gets once its file is uploaded; null for none.</summary>
    public UploadMetadata? Metadata { get; init; }

    /// <summary>Gets what is told about the progress of the upload; null for nothing.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }

    /// <summary>
    /// Gets what is called when an upload in parts begins, after each part that is stored and before the last request, one call at a time.
    /// Save the text of the session (<see cref="UploadSession.ToString"/>), and another process can resume the upload. Write the text
    /// beside the old one and rename it, for a process that ends in the middle to leave the old text whole. A file of up to
    /// <see cref="ChunkSize"/> bytes is sent in one request and has no session.
    /// </summary>
    public Func<UploadSession, CancellationToken, Task>? SaveSession { get; init; }

    internal UploadOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ChunkSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ChunkSize, LargestChunk);
        ArgumentOutOfRangeException.ThrowIfLessThan(PartsInFlight, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PartsInFlight, 16);
        OptionCheck.Range(MaxAttempts ?? 1, 1, int.MaxValue, nameof(MaxAttempts));
        OptionCheck.Range(MaxElapsed ?? TimeSpan.Zero, TimeSpan.Zero, DataGouvRetryOptions.LongestElapsed, nameof(MaxElapsed));
        OptionCheck.Time(AnswerTimeout, nameof(AnswerTimeout));
        return this;
    }
}
