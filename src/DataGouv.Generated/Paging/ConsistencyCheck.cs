using System.Globalization;

namespace DataGouv.Core;

/// <summary>Compares what a list gives with what it says of itself: no item twice, and as many as its total.</summary>
internal sealed class ConsistencyCheck<T>
{
    private readonly PageSource<T> _source;
    private readonly bool _throws;
    private readonly SeenItems _seen = new();
    private long _items;
    private long _repeated;
    private long? _first;
    private long? _last;
    private bool _isWhole;
    private bool _hasBegun;
    private bool _hasShrunk;

    private ConsistencyCheck(PageSource<T> source, bool throws)
    {
        _source = source;
        _throws = throws;
    }

    /// <summary>The check of one enumeration; null where nobody wants to know.</summary>
    public static ConsistencyCheck<T>? Of(PageSource<T> source, ListConsistency consistency) =>
        consistency switch
        {
            ListConsistency.Throw => new ConsistencyCheck<T>(source, throws: true),
            ListConsistency.Warn when source.Adapter?.HearsOfLists == true => new ConsistencyCheck<T>(source, throws: false),
            _ => null,
        };

    /// <summary>Takes the next page of the list, before its values are given.</summary>
    /// <exception cref="InvalidDataException">Some of its items were given before.</exception>
    public void Add(Page<T> page)
    {
        if (!_hasBegun)
        {
            (_hasBegun, _isWhole, _first) = (true, page.Number == 1, page.Total);
        }

        _hasShrunk |= page.Total < _last;
        _last = page.Total ?? _last;
        _items += page.Values.Count;
        if (Known(page.Identities) is > 0 and var known)
        {
            _source.Adapter?.OnRepeatedItems(_source.Operation, page.Number, known, isFirst: _repeated == 0);
            _repeated += known;
            Refuse(
                $"gave {Text(known)} items on page {Text(page.Number)} that it had given before: it changes, or its order is not stable");
        }
    }

    /// <summary>The list has ended.</summary>
    /// <exception cref="InvalidDataException">It did not give as many items as it has.</exception>
    public void End()
    {
        var given = _items - _repeated;
        if (!_isWhole || _first is not { } first || _last is not { } last || IsComplete(given, last))
        {
            return;
        }

        _source.Adapter?.OnCountMismatch(_source.Operation, given, first, last);
        Refuse(
            first == last
                ? $"gave {Text(given)} items and says that it has {Text(last)}"
                : $"{(first < last ? "grew" : "shrank")} from {Text(first)} to {Text(last)} items while it was read, and gave {Text(given)}");
    }

    // A list that lost an item moves the others up: some may never have come, whatever the numbers say. Where the server leaves out what
    // the caller may not see, fewer came than there are.
    private bool IsComplete(long given, long last) => !_hasShrunk && (given == last || (_source.HidesItems && given < last));

    private int Known(UInt128[]? identities)
    {
        var known = 0;
        foreach (var identity in identities ?? [])
        {
            known += identity == UInt128.Zero || _seen.Add(identity) ? 0 : 1;
        }

        return known;
    }

    private void Refuse(string finding)
    {
        if (_throws)
        {
            throw new InvalidDataException(
                $"{_source.Operation} {finding}. Sort by what does not change, such as the date of creation, and read it again, "
                    + "or take an export of the catalogue.");
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
