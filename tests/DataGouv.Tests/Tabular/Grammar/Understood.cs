namespace DataGouv.Tests.Tabular.Grammar;

/// <summary>What the server understands of a query.</summary>
internal sealed record Understood(
    IReadOnlyList<Condition> Conditions,
    IReadOnlyList<(string Column, string Direction)> Order,
    IReadOnlyList<string> Columns,
    IReadOnlyList<(string Column, string Function)> Aggregates,
    int? Page,
    int? PageSize);
