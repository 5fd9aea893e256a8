namespace DataGouv.Transfers;

/// <summary>Counts the bytes of a transfer and says so from time to time, whatever is sent twice and whoever sends it at once.</summary>
internal sealed class ProgressMeter(IProgress<TransferProgress>? listener, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private long _bytes;
    private long _reported = -1;
    private long? _lastReport;
    private int _part = 1;
    private int _attempt = 1;

    /// <summary>The bytes that there are, once known.</summary>
    public long? Total { get; set; }

    /// <summary>Counts bytes that are done; a negative number takes back what must be done again.</summary>
    public void Add(long bytes, int part, int attempt)
    {
        if (listener is null)
        {
            return;
        }

        lock (_gate)
        {
            _bytes += bytes;
            (_part, _attempt) = (part, attempt);

            // The last report belongs to the end, when the transfer has not only sent but also succeeded.
            // One that begins again is silent until it is where it was.
            if (
                _bytes > _reported
                && _bytes < Total.GetValueOrDefault(long.MaxValue)
                && (_lastReport is not { } last || time.GetElapsedTime(last) >= Pause))
            {
                (_lastReport, _reported) = (time.GetTimestamp(), _bytes);
                listener.Report(new TransferProgress(_bytes, Total, _part, _attempt));
            }
        }
    }

    /// <summary>The transfer has succeeded.</summary>
    public void Finish(long total)
    {
        lock (_gate)
        {
            listener?.Report(new TransferProgress(total, total, _part, _attempt));
        }
    }
}
