using DataGouv.Catalog;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Transfers.Uploads.Targets;

/// <summary>What differs between the places that a file is uploaded to.</summary>
internal sealed class TargetOperations
{
    /// <summary>The name of the kind of place, as sessions write it.</summary>
    public required string Kind { get; init; }

    /// <summary>The place in words, within a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>Whether the file is one of the community, not of the producer.</summary>
    public bool IsCommunity { get; init; }

    /// <summary>Makes what makes the requests that upload a file or a part of it.</summary>
    public required Func<CatalogRequestBuilder, Func<FileForm, ApiRequest>> Requests { get; init; }

    /// <summary>Reads the resource whose file is replaced, before that; null for a new one.</summary>
    public required Func<CatalogRequestBuilder, CancellationToken, Task<Resource?>> ReadAsync { get; init; }

    /// <summary>Reads the resources among which an upload would be.</summary>
    public required Func<
        CatalogRequestBuilder,
        IRequestAdapter,
        CancellationToken,
        Task<IReadOnlyList<Resource>>> CandidatesAsync { get; init; }

    /// <summary>Says of an uploaded file what the upload itself could not.</summary>
    public required Func<CatalogRequestBuilder, Guid, UploadMetadata, CancellationToken, Task<Resource>> DescribeAsync { get; init; }
}
