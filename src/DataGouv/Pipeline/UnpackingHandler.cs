namespace DataGouv.Pipeline;

/// <summary>
/// Asks for answers that are packed for the way, and unpacks them. A request for a file asks for it as it is, and gets it so.
/// </summary>
internal sealed class UnpackingHandler : DelegatingHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Packing.IsUnwanted(request))
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        if (!request.Headers.NonValidated.Contains(Packing.Asked))
        {
            request.Headers.TryAddWithoutValidation(Packing.Asked, Packing.Known);
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (Packing.Of(response) is { CanUnpack: true } packing)
        {
            response.Content = new ResponseStreamContent(response.Content, packing.Unpack, keepsLength: false);
            response.Content.Headers.ContentLength = null;
            response.Content.Headers.ContentEncoding.Clear();
        }

        return response;
    }
}
