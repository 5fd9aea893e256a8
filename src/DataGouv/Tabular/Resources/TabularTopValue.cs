namespace DataGouv.Tabular;

/// <summary>A frequent value of a column.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">How many rows have it; null when the profile does not say so.</param>
public readonly record struct TabularTopValue(JsonData Value, long? Count);
