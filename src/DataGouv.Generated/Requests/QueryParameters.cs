namespace DataGouv.Core;

/// <summary>The query parameters of an operation. Each operation has a class of its own that writes itself, without reflection.</summary>
public abstract class QueryParameters
{
    /// <summary>Writes the parameters that have a value.</summary>
    protected internal abstract void WriteTo(QueryWriter query);
}
