using DataGouv.Pipeline;
using DataGouv.Transfers;

namespace DataGouv.Tabular;

/// <summary>Remembers how far a range has been read, so that a stream that broke off is gone on with.</summary>
internal sealed class StreamPlace(RowRange range, Backoff retries)
{
    private long _rows;
    private int _failures;
    private RowBlock? _last;
    private long? _from;

    /// <summary>Gets what is still to be read: from the last row on where the range is cut by numbers, and all of it again elsewhere.</summary>
    public RowRange Rest => _from is null ? range : range with { From = _from };

    /// <summary>Gets the rows at the beginning of the rest that were read before.</summary>
    public Overlap Overlap() => new(_last is null || _from is not null ? 0 : _rows - 1, _last);

    /// <summary>Notes rows that were read.</summary>
    public void Pass(RowBlock block)
    {
        if (block.Count > 0)
        {
            _rows += block.Count;
            _failures = 0;
            _last = block.Copy(block.Count - 1);
        }
    }

    /// <summary>Waits before the stream is asked for again.</summary>
    /// <exception cref="TabularReadException">It was asked for often enough.</exception>
    public async Task WaitAsync(Exception lost, CancellationToken cancellationToken)
    {
        if (retries.Pause(++_failures, TransferFailure.Welcome(lost)) is not { } pause)
        {
            throw lost as TabularReadException
                ?? new TabularReadException(
                    TabularReadFailure.Interrupted,
                    $"A stream of rows broke off {_failures} times in a row, and {_rows} of its rows have come: {lost.Message}",
                    lost);
        }

        if (_last is { } last && !range.IsKeyset && Id(last) is { } id)
        {
            _from = id;
        }

        await retries.WaitAsync(pause, cancellationToken).ConfigureAwait(false);
    }

    private static long? Id(RowBlock row) =>
        row.Columns.IndexOf(TableColumns.Id) is var place and >= 0 && !row.Cell(0, place).IsEmpty
            ? new TabularRow(row, 0)[place].GetInt64()
            : null;
}
