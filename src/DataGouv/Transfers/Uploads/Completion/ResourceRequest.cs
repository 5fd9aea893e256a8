using DataGouv.Catalog;

namespace DataGouv.Transfers.Uploads.Completion;

/// <summary>A request that makes a resource: a whole file, or the last word on its parts.</summary>
internal abstract class ResourceRequest
{
    /// <summary>The name of the file.</summary>
    public abstract string FileName { get; }

    /// <summary>The size of the file.</summary>
    public abstract long Length { get; }

    /// <summary>When the upload began.</summary>
    public abstract DateTimeOffset Started { get; }

    /// <summary>The parts; null when there are none.</summary>
    public virtual UploadSession? Session => null;

    /// <summary>The resources that could be taken for the result and were there before; null when that is not known yet.</summary>
    public abstract IReadOnlyList<Guid>? Before { get; }

    /// <summary>Whether the request may have been sent by a process that did not see its answer.</summary>
    public virtual bool MayHaveBeenSent => false;

    /// <summary>Whether the server may still be at work on the request of such a process.</summary>
    public virtual bool MayBeUnderWay => false;

    /// <summary>Returns the SHA-1 of the file, in hexadecimal.</summary>
    public abstract Task<string> HashAsync();

    /// <summary>Determines whether the server can have the whole of the request, after an answer that was lost.</summary>
    public abstract bool MayHaveArrived(Exception failure);

    /// <summary>Remembers what was there before the request is sent.</summary>
    public abstract Task BeginAsync(IReadOnlyList<Guid> before, CancellationToken cancellationToken);

    /// <summary>Sends it once.</summary>
    public abstract Task<Resource> SendAsync(CancellationToken cancellationToken);
}
