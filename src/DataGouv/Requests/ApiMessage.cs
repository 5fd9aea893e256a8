namespace DataGouv.Requests;

/// <summary>A message of the SDK's own, which carries its context as a field: options of a message cost a dictionary.</summary>
/// <param name="method">The HTTP method.</param>
/// <param name="address">The address.</param>
/// <param name="context">What is known of the call.</param>
internal sealed class ApiMessage(HttpMethod method, Uri address, RequestContext context) : HttpRequestMessage(method, address)
{
    /// <summary>Gets what is known of the call.</summary>
    public RequestContext Context => context;
}
