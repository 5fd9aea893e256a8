using DataGouv.Catalog;
using DataGouv.Transfers.Uploads.Parts;
using DataGouv.Transfers.Uploads.Sources;
using DataGouv.Transfers.Uploads.Targets;

namespace DataGouv.Transfers.Uploads.Completion;

/// <summary>A file that is sent in one request.</summary>
internal sealed class WholeFile(
    UploadDestination destination,
    UploadSource source,
    SourceReader reader,
    Task<string> hash,
    DateTimeOffset started,
    ProgressMeter meter
) : ResourceRequest
{
    private readonly PartProgress _progress = new(meter, 0);
    private IReadOnlyList<Guid>? _before;
    private PartStream? _stream;

    /// <inheritdoc />
    public override string FileName => source.FileName;

    /// <inheritdoc />
    public override long Length => reader.Length!.Value;

    /// <inheritdoc />
    public override DateTimeOffset Started => started;

    /// <inheritdoc />
    public override IReadOnlyList<Guid>? Before => _before;

    /// <inheritdoc />
    public override Task<string> HashAsync() => hash;

    /// <inheritdoc />
    public override bool MayHaveArrived(Exception failure) => _stream?.WasReadWhole == true;

    /// <inheritdoc />
    public override Task BeginAsync(IReadOnlyList<Guid> before, CancellationToken cancellationToken)
    {
        _before = before;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override async Task<Resource> SendAsync(CancellationToken cancellationToken)
    {
        _progress.Begin();
        using var stream = new PartStream(reader, 0, Length, _progress.Advance);
        _stream = stream;
        var form = new FileForm { File = new FilePart(stream, source.FileName, source.ContentType) };
        return await destination.StoreAsync(form, cancellationToken).ConfigureAwait(false);
    }
}
