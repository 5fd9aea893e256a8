namespace DataGouv.Tabular;

/// <summary>Counts the rows of a read, and reports from time to time.</summary>
internal sealed class RowMeter(IProgress<TabularProgress>? listener, TimeProvider time, long total)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private long _rows;
    private long? _lastReport;

    /// <summary>Gets how many rows there are.</summary>
    public long Total => total;

    /// <summary>Counts rows.</summary>
    public void Add(long rows)
    {
        _rows += rows;
        if (listener is not null && _rows < total && (_lastReport is not { } last || time.GetElapsedTime(last) >= Pause))
        {
            _lastReport = time.GetTimestamp();
            listener.Report(new TabularProgress(_rows, total));
        }
    }

    /// <summary>Reports the end.</summary>
    public void Finish() => listener?.Report(new TabularProgress(_rows, _rows));
}
