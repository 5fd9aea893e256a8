namespace DataGouv.Core;

/// <summary>
/// The items that a list has given, by their identities. It remembers the last 131,072 to 262,144 of them in at most 12 MB: enough for any
/// list of the catalogue but the longest, and lists that shift while they are read repeat what came shortly before.
/// </summary>
internal sealed class SeenItems
{
    /// <summary>So many items make a generation; two are kept.</summary>
    public const int Generation = 1 << 17;

    private HashSet<UInt128> _recent = [];
    private HashSet<UInt128> _older = [];

    /// <summary>Remembers an item.</summary>
    /// <returns>True for a new one; false for one that was seen before.</returns>
    public bool Add(UInt128 identity)
    {
        if (_older.Contains(identity) || !_recent.Add(identity))
        {
            return false;
        }

        if (_recent.Count == Generation)
        {
            (_older, _recent) = (_recent, _older);
            _recent.Clear();
        }

        return true;
    }
}
