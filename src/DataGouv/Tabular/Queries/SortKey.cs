namespace DataGouv.Tabular;

/// <summary>A column that rows are sorted by.</summary>
internal readonly record struct SortKey(string Column, bool Descending, TabularNulls Nulls)
{
    /// <summary>Gets a value that indicates whether nulls come after all values. By default they are the highest of all.</summary>
    public bool AreNullsLast => Nulls == TabularNulls.Last || (Nulls == TabularNulls.Default && !Descending);
}
