namespace DataGouv.Tabular;

/// <summary>How a column is compared.</summary>
internal enum FilterOperator
{
    Exact,
    Differs,
    IsNull,
    IsNotNull,
    Contains,
    NotContains,
    In,
    NotIn,
    Less,
    Greater,
    StrictlyLess,
    StrictlyGreater,
}
