using DataGouv.Catalog;
using DataGouv.Transfers.Uploads.Parts;
using DataGouv.Transfers.Uploads.Targets;

namespace DataGouv.Transfers.Uploads.Completion;

/// <summary>The request that makes one file of its parts.</summary>
internal sealed class PartsAssembly(
    UploadDestination destination,
    UploadSession session,
    PartSender sender,
    int parts,
    long length,
    string hash
) : ResourceRequest
{
    /// <inheritdoc />
    public override string FileName => session.FileName;

    /// <inheritdoc />
    public override long Length => length;

    /// <inheritdoc />
    public override DateTimeOffset Started => session.Started;

    /// <inheritdoc />
    public override UploadSession Session => session;

    /// <inheritdoc />
    public override IReadOnlyList<Guid>? Before => session.Before;

    /// <inheritdoc />
    public override bool MayHaveBeenSent => session.MayBeFinished;

    /// <inheritdoc />
    public override bool MayBeUnderWay => session.MayBeFinished && session.IsCompleting;

    /// <inheritdoc />
    public override Task<string> HashAsync() => Task.FromResult(hash);

    /// <inheritdoc />
    public override bool MayHaveArrived(Exception failure) => !TransferFailure.NeverLeft(failure);

    /// <inheritdoc />
    public override Task BeginAsync(IReadOnlyList<Guid> before, CancellationToken cancellationToken)
    {
        sender.CheckAlive();
        session.Complete(before);
        return sender.SaveAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override Task<Resource> SendAsync(CancellationToken cancellationToken) =>
        destination.StoreAsync(
            new FileForm { Uuid = session.Id.ToString("D"), Filename = session.FileName, Totalparts = parts },
            cancellationToken);
}
