using System.Runtime.CompilerServices;

namespace DataGouv.Tabular;

/// <summary>
/// A column in a filter: <c>column &gt;= 400_000</c>, <c>column == "Corse"</c>, <c>column.Contains("mer")</c>. Filters are joined
/// with <c>&amp;&amp;</c> and <c>||</c>.
/// </summary>
public readonly struct TabularColumn : IEquatable<TabularColumn>
{
    private readonly string? _name;

    /// <summary>A column.</summary>
    /// <param name="name">Its name in the file, with capitals, accents and spaces; <c>__id</c> is the number of the row.</param>
    public TabularColumn(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _name = name;
    }

    /// <summary>The name.</summary>
    public string Name => _name ?? throw new InvalidOperationException("The column has no name: make it with new TabularColumn(\"name\").");

    /// <summary>Is the cell empty (null)? An empty text is not null.</summary>
    public TabularFilter IsNull => Filter(FilterOperator.IsNull);

    /// <summary>Does the cell hold anything?</summary>
    public TabularFilter IsNotNull => Filter(FilterOperator.IsNotNull);

    /// <summary>Equal to a value (<c>exact</c>); to null: <see cref="IsNull"/>.</summary>
    public static TabularFilter operator ==(TabularColumn column, TabularValue value) =>
        value.IsNull ? column.IsNull : column.Filter(FilterOperator.Exact, value);

    /// <summary>Different from a value (<c>differs</c>), empty cells included; from null: <see cref="IsNotNull"/>.</summary>
    public static TabularFilter operator !=(TabularColumn column, TabularValue value) =>
        value.IsNull ? column.IsNotNull : column.Filter(FilterOperator.Differs, value);

    /// <summary>Equal to a text (<c>exact</c>); to null: <see cref="IsNull"/>.</summary>
    public static TabularFilter operator ==(TabularColumn column, string? value) => column == (TabularValue)value;

    /// <summary>Different from a text (<c>differs</c>), empty cells included; from null: <see cref="IsNotNull"/>.</summary>
    public static TabularFilter operator !=(TabularColumn column, string? value) => column != (TabularValue)value;

    /// <summary>Below a value (<c>strictly_less</c>).</summary>
    public static TabularFilter operator <(TabularColumn column, TabularValue value) => column.Compare(FilterOperator.StrictlyLess, value);

    /// <summary>Above a value (<c>strictly_greater</c>).</summary>
    public static TabularFilter operator >(TabularColumn column, TabularValue value) =>
        column.Compare(FilterOperator.StrictlyGreater, value);

    /// <summary>At most a value (<c>less</c>).</summary>
    public static TabularFilter operator <=(TabularColumn column, TabularValue value) => column.Compare(FilterOperator.Less, value);

    /// <summary>At least a value (<c>greater</c>).</summary>
    public static TabularFilter operator >=(TabularColumn column, TabularValue value) => column.Compare(FilterOperator.Greater, value);

    /// <summary>
    /// Does the text hold another, whatever the capitals? Accents count. Wildcards have no meaning: the text is searched as it is.
    /// </summary>
    /// <exception cref="ArgumentException">The text is empty or has an asterisk, which the server cannot search.</exception>
    public TabularFilter Contains(string text) => Search(FilterOperator.Contains, text);

    /// <summary>The opposite of <see cref="Contains"/>. Empty cells are left out too.</summary>
    /// <exception cref="ArgumentException">The text is empty or has an asterisk, which the server cannot search.</exception>
    public TabularFilter DoesNotContain(string text) => Search(FilterOperator.NotContains, text);

    /// <summary>Is the value one of these?</summary>
    /// <exception cref="ArgumentException">There is no value, or one is null.</exception>
    public TabularFilter In(params ReadOnlySpan<TabularValue> values) => OneOf(FilterOperator.In, values);

    /// <summary>Is the value one of a list?</summary>
    /// <typeparam name="T">What converts to <see cref="TabularValue"/>: texts, numbers, dates, UUIDs.</typeparam>
    /// <exception cref="ArgumentException">There is no value, or one is null or of another type.</exception>
    [OverloadResolutionPriority(-1)]
    public TabularFilter In<T>(IEnumerable<T> values) => OneOf(FilterOperator.In, ValueList.Of(values));

    /// <summary>Is the value none of these? Empty cells are left out too.</summary>
    /// <exception cref="ArgumentException">There is no value, or one is null.</exception>
    public TabularFilter NotIn(params ReadOnlySpan<TabularValue> values) => OneOf(FilterOperator.NotIn, values);

    /// <summary>Is the value none of a list? Empty cells are left out too.</summary>
    /// <typeparam name="T">What converts to <see cref="TabularValue"/>: texts, numbers, dates, UUIDs.</typeparam>
    /// <exception cref="ArgumentException">There is no value, or one is null or of another type.</exception>
    [OverloadResolutionPriority(-1)]
    public TabularFilter NotIn<T>(IEnumerable<T> values) => OneOf(FilterOperator.NotIn, ValueList.Of(values));

    /// <inheritdoc />
    public bool Equals(TabularColumn other) => string.Equals(_name, other._name, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is TabularColumn other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _name is null ? 0 : string.GetHashCode(_name, StringComparison.Ordinal);

    /// <summary>The name.</summary>
    public override string ToString() => _name ?? "";

    private ColumnFilter Filter(FilterOperator @operator, params ReadOnlySpan<TabularValue> values) =>
        new(TableColumns.NameOf(Name), @operator, [.. values]);

    private ColumnFilter Compare(FilterOperator @operator, TabularValue value) => value.IsNull
        ? throw new ArgumentException($"\"{Name}\" cannot be compared with null, which is neither above nor below: use IsNull or "
            + "IsNotNull.", nameof(value))
        : Filter(@operator, value);

    private ColumnFilter Search(FilterOperator @operator, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return text.Contains('*', StringComparison.Ordinal)
            ? throw new ArgumentException($"\"{text}\" has an asterisk, which the server takes for \"anything\": search the text before "
                + "or after it, and look for the asterisk in the rows.", nameof(text))
            : Filter(@operator, text);
    }

    private ColumnFilter OneOf(FilterOperator @operator, ReadOnlySpan<TabularValue> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException($"The list of values for \"{Name}\" is empty: give at least one, or leave the filter "
                + "out.", nameof(values));
        }

        foreach (var value in values)
        {
            if (value.IsNull)
            {
                throw new ArgumentException($"The list of values for \"{Name}\" holds a null, which no list matches: join IsNull or "
                    + "IsNotNull to the filter.", nameof(values));
            }
        }

        return Filter(@operator, values);
    }
}
