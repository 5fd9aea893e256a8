using DataGouv.Catalog;

namespace DataGouv.Transfers.Uploads;

/// <summary>A file that is sent in one request.</summary>
internal sealed class WholeFile(UploadDestination destination, UploadSource source, SourceReader reader, long length, ProgressMeter meter)
{
    private readonly PartProgress _progress = new(meter, 0);
    private PartStream? _stream;

    /// <summary>Was the last attempt sent whole, so that the server could have it?</summary>
    public bool MayHaveArrived => _stream?.WasReadWhole == true;

    /// <summary>Sends it.</summary>
    public async Task<Resource> SendAsync(CancellationToken cancellationToken)
    {
        _progress.Begin();
        using var stream = new PartStream(reader, 0, length, _progress.Advance);
        _stream = stream;
        return await destination.StoreAsync(new FileForm { File = new FilePart(stream, source.FileName, source.ContentType) }, cancellationToken).ConfigureAwait(false);
    }
}
