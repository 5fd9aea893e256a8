namespace DataGouv.Tabular;

/// <summary>A function of a column.</summary>
internal readonly record struct Aggregate(string Column, AggregateFunction Function);
