namespace DataGouv.Tabular;

/// <summary>How the values of a group become one.</summary>
internal enum AggregateFunction
{
    Count,
    Sum,
    Avg,
    Min,
    Max,
}
