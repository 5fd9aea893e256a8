namespace DataGouv.Transfers.Downloads;

/// <summary>Makes the exceptions of a download, each with what has come and what to do.</summary>
internal sealed class DownloadErrors(DownloadSource source, DownloadOptions options)
{
    /// <summary>The connection was lost too often.</summary>
    public DownloadException Lost(Exception failure, long position, long? total)
    {
        var of = total is null ? $"{position}" : $"{position} of {total}";
        var (reason, message) = failure switch
        {
            DataGouvConnectionException { InnerException: TimeoutException } => (
                DownloadFailure.Stalled,
                $"{source.Address} sent nothing for {options.IdleTimeout.TotalSeconds:0.###} seconds, {options.MaxAttempts} times: "
                    + $"{of} bytes have come."),
            HttpIOException
            or { InnerException: HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } } when total is not null => (
                DownloadFailure.WrongLength,
                $"{source.Address} ended {options.MaxAttempts} times after {of} bytes."),
            _ => (
                DownloadFailure.Interrupted,
                $"The connection to {source.Address} was lost {options.MaxAttempts} times in a row: {of} bytes have come."),
        };
        return new DownloadException(reason, message, position, failure) { IsIncomplete = true };
    }

    /// <summary>The file is another one, or nobody can tell.</summary>
    public DownloadException Changed(long position) =>
        new(
            DownloadFailure.Changed,
            $"The connection to {source.Address} was lost after {position} bytes, and the file has changed since or the server can't say "
                + "that it has not: it must be downloaded from its start.",
            position);

    /// <summary>A packed file broke off.</summary>
    public DownloadException CutPacked(long position, Exception? cause) =>
        new(
            DownloadFailure.Interrupted,
            $"The connection to {source.Address} was lost after {position} bytes of a packed file: it must be downloaded from its start.",
            position,
            cause)
        {
            MustRestart = true,
        };

    /// <summary>More comes than was announced.</summary>
    public DownloadException TooLong(long position, long? total) =>
        new(DownloadFailure.WrongLength, $"{source.Address} sends more than the {total} bytes that were announced.", position);

    /// <summary>The file is larger than the limit.</summary>
    public DownloadException TooLarge(long bytes, long limit) =>
        new(DownloadFailure.TooLarge, $"{source.Address} has {bytes} bytes or more, and the limit is {limit}.", Math.Min(bytes, limit));

    /// <summary>The server answers a success that carries no file.</summary>
    public DownloadException WithoutFile(HttpResponseMessage response, long position) =>
        new(DownloadFailure.Unreachable, $"{source.Address} answered {(int)response.StatusCode} without the file.", position);
}
