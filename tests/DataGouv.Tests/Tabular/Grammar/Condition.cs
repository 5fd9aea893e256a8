namespace DataGouv.Tests.Tabular.Grammar;

/// <summary>A condition as the database gets it: on a column, or a group of others.</summary>
internal sealed record Condition(string Column, string Operator, IReadOnlyList<string> Values, IReadOnlyList<Condition> Parts)
{
    public static Condition On(string column, string @operator, params string[] values) => new(column, @operator, values, []);

    public static Condition Group(string @operator, params Condition[] parts) => new("", @operator, [], parts);

    /// <summary>All of it, so that two can be compared.</summary>
    public override string ToString() => Parts.Count > 0
        ? $"{Operator}({string.Join(" | ", Parts)})"
        : $"<{Column}> {Operator} [{string.Join("|", Values.Select(value => $"<{value}>"))}]";
}
