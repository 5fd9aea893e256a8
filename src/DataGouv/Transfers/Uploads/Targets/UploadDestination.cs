using System.Text.Json;
using DataGouv.Catalog;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Transfers.Uploads.Targets;

/// <summary>The place of a target on one platform: sends files there.</summary>
/// <param name="catalog">The API of the platform.</param>
/// <param name="adapter">What sends its requests.</param>
/// <param name="target">Which place it is.</param>
/// <param name="answerTimeout">How long the server may take to answer once everything is sent.</param>
internal sealed class UploadDestination(
    CatalogRequestBuilder catalog,
    IRequestAdapter adapter,
    UploadTarget target,
    TimeSpan answerTimeout)
{
    private readonly Func<FileForm, ApiRequest> _requests = target.Operations.Requests(catalog);

    // What bounds an attempt bounds the call: below this, no upload is sent twice.
    private readonly IRequestOption[] _bounds =
        [new CallOptions { AttemptTimeout = answerTimeout, CallTimeout = Timeout.InfiniteTimeSpan }];

    /// <summary>Which place it is.</summary>
    public UploadTarget Target { get; } = target;

    /// <summary>Does a second upload of the same file change nothing?</summary>
    public bool IsReplacement => Target.ResourceId is not null;

    /// <summary>The same object as another model of the same JSON.</summary>
    public static TTo Convert<TFrom, TTo>(TFrom model)
        where TFrom : class, IJsonModel<TFrom>
        where TTo : class, IJsonModel<TTo> =>
        JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(model, TFrom.JsonTypeInfo), TTo.JsonTypeInfo)!;

    /// <summary>Sends a part of a file.</summary>
    public Task StorePartAsync(FileForm form, CancellationToken cancellationToken) =>
        adapter.SendForNothingAsync(Request(form), cancellationToken);

    /// <summary>Sends a whole file, or the request that makes one of its parts.</summary>
    public async Task<Resource> StoreAsync(FileForm form, CancellationToken cancellationToken)
    {
        var answer = await adapter.SendForStreamAsync(Request(form), cancellationToken).ConfigureAwait(false);
        await using (answer.ConfigureAwait(false))
        {
            if (answer == Stream.Null)
            {
                throw Nothing();
            }

            return await JsonSerializer.DeserializeAsync(answer, Resource.JsonTypeInfo, cancellationToken).ConfigureAwait(false)
                ?? throw Nothing();
        }
    }

    /// <summary>The resource whose file is replaced, before that; null for a new one.</summary>
    public Task<Resource?> ReadAsync(CancellationToken cancellationToken) => Target.Operations.ReadAsync(catalog, cancellationToken);

    /// <summary>The resources among which an upload would be.</summary>
    public Task<IReadOnlyList<Resource>> CandidatesAsync(CancellationToken cancellationToken) =>
        Target.Operations.CandidatesAsync(catalog, adapter, cancellationToken);

    /// <summary>Says of an uploaded file what the upload itself could not.</summary>
    public Task<Resource> DescribeAsync(Guid resource, UploadMetadata metadata, CancellationToken cancellationToken) =>
        Target.Operations.DescribeAsync(catalog, resource, metadata, cancellationToken);

    private ApiRequest Request(FileForm form) => _requests(form) with { Options = _bounds };

    // As with an answer that was lost, nobody knows whether the file is there.
    private static HttpIOException Nothing() => new(HttpRequestError.InvalidResponse, "The server answered an upload with nothing.");
}
