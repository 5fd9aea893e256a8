namespace DataGouv.Core;

/// <summary>
/// Tells the models that are made meanwhile on this thread that a field mask left members out: they remember it. An answer is read at
/// once, from memory.
/// </summary>
internal static class MaskedReading
{
    [ThreadStatic]
    private static bool _isActive;

    /// <summary>Gets a value that indicates whether an answer to a request with a field mask is being read.</summary>
    public static bool IsActive => _isActive;

    /// <summary>Begins to read an answer.</summary>
    /// <param name="isMasked">Whether the request had a field mask.</param>
    /// <returns>What ends it.</returns>
    public static Scope Begin(bool isMasked)
    {
        var before = _isActive;
        _isActive = isMasked;
        return new Scope(before);
    }

    /// <summary>Ends the reading of an answer.</summary>
    /// <param name="before">What was true before it.</param>
    public readonly ref struct Scope(bool before)
    {
        /// <summary>Ends it.</summary>
        public void Dispose() => _isActive = before;
    }
}
