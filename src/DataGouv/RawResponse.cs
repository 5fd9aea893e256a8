using System.Net;
using System.Net.Http.Headers;
using Microsoft.Kiota.Abstractions;

namespace DataGouv;

/// <summary>
/// The answer as it came, beside the model that was read from it. Add a new one to the options of a call, and look at it afterwards.
/// <code>
/// var raw = new RawResponse { KeepsBody = true };
/// var dataset = await client.Catalog.Datasets["id"].GetAsync(request => request.Options.Add(raw));
/// Console.WriteLine($"{raw.Status} {raw.Headers!.Date} {raw.Body.Length}");
/// </code>
/// </summary>
public sealed class RawResponse : IRequestOption
{
    /// <summary>Is the body kept as well? Default: no, it is read as it arrives.</summary>
    public bool KeepsBody { get; init; }

    /// <summary>The status; null before the answer.</summary>
    public HttpStatusCode? Status { get; private set; }

    /// <summary>The address that answered, after redirects.</summary>
    public Uri? Address { get; private set; }

    /// <summary>The headers of the answer.</summary>
    public HttpResponseHeaders? Headers { get; private set; }

    /// <summary>The headers of its body.</summary>
    public HttpContentHeaders? ContentHeaders { get; private set; }

    /// <summary>Gets how many requests the server still accepts, from the headers of the answer; null when it does not say.</summary>
    public RateLimit? RateLimit { get; private set; }

    /// <summary>The attempts that failed before this answer.</summary>
    public IReadOnlyList<RequestAttempt> FailedAttempts { get; private set; } = [];

    /// <summary>The body, when <see cref="KeepsBody"/> is set.</summary>
    public ReadOnlyMemory<byte> Body { get; internal set; }

    internal void Take(HttpResponseMessage response, IReadOnlyList<RequestAttempt> failedAttempts, DateTimeOffset now)
    {
        Status = response.StatusCode;
        Address = response.RequestMessage?.RequestUri;
        Headers = response.Headers;
        ContentHeaders = response.Content.Headers;
        RateLimit = RateLimit.Read(response, now);
        FailedAttempts = failedAttempts;
    }

    // The body is read whole, and given again from memory.
    internal async Task<Stream> KeepAsync(Stream body, CancellationToken cancellationToken)
    {
        await using (body.ConfigureAwait(false))
        {
            var kept = new MemoryStream();
            await body.CopyToAsync(kept, cancellationToken).ConfigureAwait(false);
            Body = kept.GetBuffer().AsMemory(0, (int)kept.Length);
            kept.Position = 0;
            return kept;
        }
    }
}
