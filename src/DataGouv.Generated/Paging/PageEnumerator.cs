using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Core;

/// <summary>
/// Reads pages in order, some of them ahead. How many pages there are is known after the first; beyond that number the list is read page by
/// page, because it may have grown. It is written by hand because an iterator holds a page until the next one is there, which
/// doubles what a crawl keeps in memory.
/// </summary>
internal sealed class PageEnumerator<T>(
    PageSource<T> source,
    PageContinuation? start,
    int depth,
    ConsistencyCheck<T>? check,
    CancellationToken cancellationToken) : IAsyncEnumerator<Page<T>>
{
    // The pages that follow the one being read, without a gap.
    private readonly ReadAhead<Page<T>> _ahead = new(release: null, cancellationToken);
    private readonly Activity? _span = source.Adapter?.StartList(source.Operation);
    private Page<T>? _current;
    private PageFacts _last;
    private bool _hasBegun;
    private bool _hasEnded;

    /// <inheritdoc />
    public Page<T> Current => _current!;

    /// <inheritdoc />
    public async ValueTask<bool> MoveNextAsync()
    {
        _current = null;
        if (_hasEnded)
        {
            return false;
        }

        try
        {
            var page = _hasBegun ? await NextAsync().ConfigureAwait(false) : await FirstAsync().ConfigureAwait(false);
            _hasBegun = true;
            if (page is not null)
            {
                _last = page.Facts;
                _current = Checked(page);
                FillAhead(_last.Number);
                return true;
            }

            _hasEnded = true;
            check?.End();
            return false;
        }
        catch
        {
            _span?.SetStatus(ActivityStatusCode.Error);
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _hasEnded = true;
        _current = null;
        _span?.Dispose();
        return _ahead.DisposeAsync();
    }

    // The calls of the pages stand below the span of the list.
    private Task<Page<T>> Fetch(int? number, CancellationToken leaving)
    {
        if (_span is null)
        {
            return source.Fetch(number, leaving);
        }

        var around = Activity.Current;
        Activity.Current = _span;
        try
        {
            return source.Fetch(number, leaving);
        }
        finally
        {
            Activity.Current = around;
        }
    }

    private async Task<Page<T>?> FirstAsync()
    {
        Page<T> page;
        try
        {
            page = await ReadAsync(Fetch(start?.Number, cancellationToken)).ConfigureAwait(false);
        }
        catch (ApiException gone) when (start?.Number > 1 && IsPastTheEnd(gone))
        {
            // The list shrank since the continuation was kept.
            return null;
        }

        if (start is not null)
        {
            CheckNumber(page, start.Number);
            CheckSize(page, start.Size);
        }

        return page;
    }

    private async Task<Page<T>?> NextAsync()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_last.IsLast)
        {
            return null;
        }

        var number = _last.Number + 1;
        if (!IsWithinWindow(number))
        {
            throw Stops(refusal: null);
        }

        Page<T> next;
        try
        {
            var coming = _ahead.Count > 0 ? _ahead.Take() : Fetch(number, cancellationToken);
            FillAhead(number);
            next = await ReadAsync(coming).ConfigureAwait(false);
        }
        catch (ApiException gone) when (IsPastTheEnd(gone))
        {
            // The list shrank while it was read: the page that was promised is past its end.
            return null;
        }
        catch (ApiException refusal) when (source.Window is not null && refusal.ResponseStatusCode == (int)HttpStatusCode.BadRequest)
        {
            // The size of the pages was not known (a mask left it out): the server says that they have come too far.
            throw Stops(refusal);
        }

        CheckNumber(next, number);
        if (!next.Facts.IsLast && (next.Facts.Next == _last.Next || (next.Facts.LastKnown > 0 && next.Number > next.Facts.LastKnown)))
        {
            throw Repeats(number);
        }

        return next;
    }

    // What is known of the list is what the last page said; the pages after the one being read, or waited for, are asked for.
    private void FillAhead(int current)
    {
        while (!_last.IsLast && _ahead.Count < depth)
        {
            var number = current + _ahead.Count + 1;
            if (number > _last.LastKnown || !IsWithinWindow(number))
            {
                return;
            }

            _ahead.Begin(leaving => Fetch(number, leaving));
        }
    }

    // Who cancelled finds his own token in the exception.
    private async Task<Page<T>> ReadAsync(Task<Page<T>> page)
    {
        try
        {
            return await page.ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancelled.Message, cancelled, cancellationToken);
        }
    }

    private Page<T> Checked(Page<T> page)
    {
        if (!page.HasValues)
        {
            throw new InvalidDataException(
                $"{source.Operation} answered page {page.Number} without its items, which would look like an empty list: "
                + $"a field mask (X-Fields) that names the page has to name {Rows} as well.");
        }

        check?.Add(page);
        return page;
    }

    private string Rows => source.Operation.PageFields?.Split(',')[0] ?? "them";

    // The catalogue answers 404, Tabular and Metrics 416.
    private static bool IsPastTheEnd(ApiException refusal) =>
        refusal.ResponseStatusCode is (int)HttpStatusCode.NotFound or (int)HttpStatusCode.RequestedRangeNotSatisfiable;

    private bool IsWithinWindow(int number) =>
        source.Window is null || _last.Size is null || (long)number * _last.Size.Value <= source.Window;

    private void CheckNumber(Page<T> page, int expected)
    {
        if (page.Number != expected)
        {
            throw Repeats(expected);
        }
    }

    private void CheckSize(Page<T> page, int? expected)
    {
        if (page.Size is { } size && expected is not null && size != expected)
        {
            throw new InvalidOperationException(
                $"{source.Operation} was left after pages of {expected} values and goes on with pages of {size}, "
                + $"which would skip some or give them twice: set QueryParameters.PageSize to {expected}.");
        }
    }

    private InvalidOperationException Stops(ApiException? refusal) => new(
        $"{source.Operation} stops after {source.Window} results, and this list has "
        + $"{_last.Total?.ToString(CultureInfo.InvariantCulture) ?? "more"}. "
        + "Narrow the search, or read the whole list with the operation without /search/.",
        refusal);

    private InvalidDataException Repeats(int number) => new(
        $"{source.Operation} was asked for page {number} and answered another one again: "
        + "the list is not read any further, because it would never end.");
}
