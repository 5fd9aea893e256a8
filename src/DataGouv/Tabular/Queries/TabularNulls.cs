namespace DataGouv.Tabular;

/// <summary>Where rows without a value go when they are sorted.</summary>
public enum TabularNulls
{
    /// <summary>Where the database puts them: last when ascending, first when descending.</summary>
    Default,

    /// <summary>Before all others.</summary>
    First,

    /// <summary>After all others.</summary>
    Last,
}
