namespace DataGouv.Tabular;

/// <summary>How queries are sent and read.</summary>
public sealed record TabularQueryOptions
{
    /// <summary>The values that suit most programs.</summary>
    public static TabularQueryOptions Default { get; } = new();

    /// <summary>
    /// Are columns, operators and the right to aggregate checked before the request, where the profile is known? Default: true.
    /// </summary>
    public bool CheckQueries { get; init; } = true;

    /// <summary>
    /// May characters be encoded twice where nothing else brings them through (<c>#</c>, line feeds, commas in groups)? The server
    /// decodes twice, by accident: when it no longer does, switch this off, and such characters are refused before the request.
    /// Default: true.
    /// </summary>
    public bool EncodeTwice { get; init; } = true;

    /// <summary>
    /// How many requests a full read has under way at once, from 1 to 8. Default: 3. Rows read ahead wait in memory, about a megabyte
    /// for each request.
    /// </summary>
    public int Concurrency
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 8);
            field = value;
        }
    } = 3;

    /// <summary>Gets how many rows the server streams at most.</summary>
    internal int LongestStream { get; init; } = 50_000;

    /// <summary>
    /// Gets the most bytes of rows that are held in memory to sort them here: those of a table of more than 50,000 rows whose sort the server
    /// can't cut into streams. Default: 256 MB. A read of more throws <see cref="TabularReadException"/>.
    /// </summary>
    public long MaxSortBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 256L << 20;
}
