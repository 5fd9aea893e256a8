namespace DataGouv.Core;

/// <summary>The query parameters of an operation that has none.</summary>
public sealed class NoQueryParameters : QueryParameters
{
    /// <inheritdoc />
    protected internal override void WriteTo(QueryWriter query)
    {
    }
}
