namespace DataGouv.Tabular;

/// <summary>The columns of the row that a filter looks at: <c>row =&gt; row["population"] &gt; 1000</c>.</summary>
public readonly struct TabularColumns : IEquatable<TabularColumns>
{
    /// <summary>A column by its name.</summary>
    public TabularColumn this[string name] => new(name);

    /// <summary>Always: columns hold no state.</summary>
    public static bool operator ==(TabularColumns left, TabularColumns right) => left.Equals(right);

    /// <summary>Never: columns hold no state.</summary>
    public static bool operator !=(TabularColumns left, TabularColumns right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(TabularColumns other) => true;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is TabularColumns;

    /// <inheritdoc />
    public override int GetHashCode() => 0;
}
