using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tabular;

/// <summary>The rows of tabular files: the requests of the Tabular API, and on top of them a query language.</summary>
public sealed class TabularClient : TabularRequestBuilder
{
    internal TabularClient(Uri baseAddress, IRequestAdapter requestAdapter)
        : base(baseAddress, requestAdapter)
    {
    }
}
