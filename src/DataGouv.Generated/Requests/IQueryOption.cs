using Microsoft.Kiota.Abstractions;

namespace DataGouv.Core;

/// <summary>A request option that adds query parameters to those of the builder.</summary>
public interface IQueryOption : IRequestOption
{
    /// <summary>Gets the query parameters. A name may come more than once.</summary>
    IReadOnlyList<KeyValuePair<string, string>> QueryParameters { get; }
}
