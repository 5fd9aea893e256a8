using DataGouv.Requests;

namespace DataGouv.Pipeline;

/// <summary>The end of the pipeline where the <see cref="HttpClient"/> comes from outside. It is used, never disposed.</summary>
internal sealed class GivenHttpClientHandler(HttpClient http) : HttpMessageHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A message can be given to a client once, and ours has been given to one already. It is not disposed, because its body is
        // the request's.
        var copy = Copy(request);
        var response = await http.SendAsync(copy, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var answered = response.RequestMessage?.RequestUri;
        response.RequestMessage = request;
        if (answered is not null && answered != request.RequestUri)
        {
            response.Dispose();
            throw new InvalidOperationException(
                $"The given {nameof(HttpClient)} follows redirects by itself, and takes API keys to other hosts on the way. "
                    + $"Make its handler with {nameof(DataGouvClient)}.{nameof(DataGouvClient.CreateHandler)}(), or set AllowAutoRedirect to false.");
        }

        if (MayBeUnpacked(request, copy, response))
        {
            response.Dispose();
            throw new InvalidOperationException(
                $"The given {nameof(HttpClient)} unpacks files by itself, so that nobody can tell whether this one is whole. Make its handler "
                    + $"with {nameof(DataGouvClient)}.{nameof(DataGouvClient.CreateHandler)}(), or set AutomaticDecompression to None.");
        }

        return response;
    }

    // A handler of .NET that unpacks adds what it can read to what is asked for, and takes the length and the form off what it has
    // unpacked.
    private static bool MayBeUnpacked(HttpRequestMessage request, HttpRequestMessage copy, HttpResponseMessage response) =>
        Packing.IsUnwanted(request)
        && copy.Headers.AcceptEncoding.Count > 1
        && response.Content.Headers is { ContentLength: null, ContentEncoding.Count: 0 };

    private static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
            Content = request.Content,
        };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        // A handler of the user finds the options where Kiota would keep them.
        request.Context.CopyTo(copy.Options);
        foreach (var (key, value) in (IDictionary<string, object?>)request.Options)
        {
            ((IDictionary<string, object?>)copy.Options)[key] = value;
        }

        return copy;
    }
}
