using DataGouv.Authentication;
using DataGouv.Pipeline;
using DataGouv.Requests;
using Microsoft.Kiota.Abstractions;

namespace DataGouv;

/// <content>Requests that no builder knows, through the same pipeline.</content>
public sealed partial class DataGouvClient
{
    /// <summary>
    /// Sends a request of your own, with the retries, redirects, time-outs and exceptions of all others. It returns as soon as the answer
    /// begins; the body is read as it arrives. The credential goes along when the address is at the origin of the Main API, and
    /// nowhere else.
    /// <code>
    /// using var response = await client.SendAsync(HttpMethod.Get, "datasets/frequencies/");
    /// using var response = await client.SendAsync(HttpMethod.Get, "/api/2/datasets/?page_size=1");
    /// </code>
    /// </summary>
    /// <param name="method">The HTTP method. GET, HEAD, PUT, DELETE and OPTIONS are repeated when they fail for the moment.</param>
    /// <param name="pathOrUrl">A path below <c>/api/1/</c>; a path from the root of the host, with a slash in front; or a whole
    /// address.</param>
    /// <param name="content">What is sent. It is sent again only if it can be: a stream must be able to seek.</param>
    /// <param name="configure">Adds headers.</param>
    /// <param name="options">What this call does differently.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer, which is a success or a redirect that cannot be followed. Dispose it.</returns>
    /// <exception cref="ArgumentException">The address is not one of http or https.</exception>
    /// <exception cref="DataGouvApiException">The server refused, or there was no answer.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string pathOrUrl,
        HttpContent? content = null,
        Action<HttpRequestMessage>? configure = null,
        CallOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentException.ThrowIfNullOrWhiteSpace(pathOrUrl);
        if (!Uri.TryCreate(_options.Environment.Catalog, pathOrUrl, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"\"{pathOrUrl}\" is neither a path nor an http or https address.", nameof(pathOrUrl));
        }

        // Not disposed: the body belongs to the caller, who may want to send it again.
        var request = new ApiMessage(method, _address.With(address, options), new RequestContext { Call = options }) { Content = content };
        configure?.Invoke(request);
        if (request.Headers.Accept.Count == 0)
        {
            // Without it some refusals come as pages for browsers.
            request.Headers.TryAddWithoutValidation("Accept", "application/json");
        }

        await CredentialProvider.AddAsync(_credential, request, cancellationToken).ConfigureAwait(false);
        return await SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Sends a message as it is: it never gets a credential. This is how files are fetched, which are on hosts of anybody.
    /// The answer's body is watched: it ends in a <see cref="DataGouvConnectionException"/> when it stalls or breaks.
    /// </summary>
    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
}
