namespace DataGouv.Tabular;

/// <summary>A column that rows are sorted by.</summary>
internal readonly record struct SortKey(string Column, bool Descending, TabularNulls Nulls);
