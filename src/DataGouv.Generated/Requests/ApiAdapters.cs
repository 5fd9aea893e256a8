using System.Text.Json;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Core;

/// <summary>
/// Sends requests by any request adapter: one that takes them as they are, or one that knows nothing of this SDK, which is asked for a
/// stream that is read here.
/// </summary>
internal static class ApiAdapters
{
    extension(IRequestAdapter adapter)
    {
        /// <summary>Sends a request and reads its answer into a value.</summary>
        /// <exception cref="ApiException">The server refused, or answered something else.</exception>
        public Task<T> SendAsync<T>(ApiRequest request, ApiAnswer<T> answer, CancellationToken cancellationToken) =>
            adapter is IApiAdapter own
                ? own.SendAsync(request, answer, cancellationToken)
                : adapter.ReadAsync(request.ToRequestInformation(), answer, cancellationToken);

        /// <summary>Sends a request whose answer is a stream. The caller disposes it.</summary>
        /// <exception cref="ApiException">The server refused.</exception>
        public Task<Stream> SendForStreamAsync(ApiRequest request, CancellationToken cancellationToken) =>
            adapter is IApiAdapter own
                ? own.SendForStreamAsync(request, cancellationToken)
                : adapter.OpenAsync(request.ToRequestInformation(), cancellationToken);

        /// <summary>Sends a request whose answer has no body.</summary>
        /// <exception cref="ApiException">The server refused.</exception>
        public Task SendForNothingAsync(ApiRequest request, CancellationToken cancellationToken) =>
            adapter is IApiAdapter own
                ? own.SendForNothingAsync(request, cancellationToken)
                : adapter.SendNoContentAsync(request.ToRequestInformation(), null, cancellationToken);

        /// <summary>Sends a request of Kiota's form, and gives its body.</summary>
        public async Task<Stream> OpenAsync(RequestInformation request, CancellationToken cancellationToken) =>
            await adapter.SendPrimitiveAsync<Stream>(request, null, cancellationToken).ConfigureAwait(false) ?? Stream.Null;

        /// <summary>Sends a request of Kiota's form, and reads its body whole.</summary>
        public async Task<T> ReadAsync<T>(RequestInformation request, ApiAnswer<T> answer, CancellationToken cancellationToken)
        {
            var body = await adapter.OpenAsync(request, cancellationToken).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                using var buffer = new AnswerBuffer(announced: null);
                for (int read; (read = await body.ReadAsync(buffer.Free(), cancellationToken).ConfigureAwait(false)) > 0; )
                {
                    buffer.Advance(read);
                }

                try
                {
                    buffer.ReadInto(answer);
                    return answer.Value;
                }
                catch (JsonException mismatch)
                {
                    throw new ApiException($"{request.GetRequestOption<ApiOperation>()} answered {mismatch.Message}", mismatch);
                }
            }
        }
    }
}
