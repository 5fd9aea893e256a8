namespace DataGouv;

/// <summary>Why the rows of a table cannot be read to their end.</summary>
public enum TabularReadFailure
{
    /// <summary>A stream of rows broke off, or was not what it should be, as often as it was asked for.</summary>
    Interrupted,

    /// <summary>The table was replaced or withdrawn while it was read. Read it again.</summary>
    Changed,

    /// <summary>The table is empty or missing while the platform builds it anew. Read it again in some minutes.</summary>
    Rebuilding,

    /// <summary>
    /// The rows have to be sorted here and are more than <see cref="Tabular.TabularQueryOptions.MaxSortBytes"/>. Filter them, or sort by a
    /// column by which the server can filter.
    /// </summary>
    TooLarge,
}
