namespace DataGouv.Tabular;

/// <summary>
/// A condition on rows. It is made from a <see cref="TabularColumn"/> and joined with <c>&amp;&amp;</c> (both) and <c>||</c> (either);
/// it is sent to the server, never evaluated here.
/// </summary>
public abstract class TabularFilter
{
    private protected TabularFilter()
    {
    }

    /// <summary>Both conditions.</summary>
    public static TabularFilter operator &(TabularFilter left, TabularFilter right) => GroupFilter.Join(isOr: false, left, right);

    /// <summary>Either condition.</summary>
    public static TabularFilter operator |(TabularFilter left, TabularFilter right) => GroupFilter.Join(isOr: true, left, right);

    /// <summary>
    /// All rows that the condition leaves out, those with empty cells included: <c>!(a &lt; 5)</c> has the rows without <c>a</c>.
    /// </summary>
    public static TabularFilter operator !(TabularFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return filter.Opposite();
    }

    // Neither is ever true, so that && and || look at both sides and end in & and |.

    /// <summary>Part of the operator <c>||</c>: a filter has no truth of its own.</summary>
    public static bool operator true(TabularFilter filter) => false;

    /// <summary>Part of the operator <c>&amp;&amp;</c>: a filter has no truth of its own.</summary>
    public static bool operator false(TabularFilter filter) => false;

    /// <summary>Both conditions.</summary>
    public TabularFilter BitwiseAnd(TabularFilter other) => this & other;

    /// <summary>Either condition.</summary>
    public TabularFilter BitwiseOr(TabularFilter other) => this | other;

    /// <summary>All rows that the condition leaves out.</summary>
    public TabularFilter LogicalNot() => !this;

    /// <summary>What holds where this does not.</summary>
    internal abstract TabularFilter Opposite();

    /// <summary>The conditions on single columns, from left to right.</summary>
    internal abstract IEnumerable<ColumnFilter> Leaves();
}
