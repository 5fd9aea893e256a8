using Microsoft.Kiota.Abstractions;

namespace DataGouv.Metrics;

/// <summary>Visits and downloads: the requests of the Metrics API, and on top of them typed series for each kind of object.</summary>
public sealed class MetricsClient : MetricsRequestBuilder
{
    internal MetricsClient(Uri baseAddress, IRequestAdapter requestAdapter)
        : base(baseAddress, requestAdapter)
    {
    }
}
