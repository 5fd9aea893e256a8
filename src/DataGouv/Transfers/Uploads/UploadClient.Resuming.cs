using DataGouv.Catalog;
using DataGouv.Transfers.Uploads;
using Microsoft.Kiota.Abstractions;

namespace DataGouv;

/// <content>Uploads that broke off.</content>
public sealed partial class UploadClient
{
    /// <summary>
    /// Resumes an upload in parts that broke off, in this process or in another one that has ended. Only the missing parts are sent. When
    /// the upload had come to its end unnoticed, the resource is found and nothing is sent.
    /// </summary>
    /// <param name="session">The session that <see cref="UploadOptions.SaveSession"/> or an <see cref="UploadException"/> gave.</param>
    /// <param name="source">The same file; a stream must stand where it stood when the upload began.</param>
    /// <param name="options">
    /// The options of the upload and the metadata of the resource; null for the default. The size of the parts is that of the session.
    /// </param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>The resource. The members that only a community resource has are in its additional data.</returns>
    /// <exception cref="UploadException">
    /// The session is older than 24 hours or belongs to another platform, the file has changed, or the upload broke off again.
    /// </exception>
    /// <exception cref="ChecksumMismatchException">The platform holds other bytes than were sent.</exception>
    /// <exception cref="MetadataException">The file is uploaded, and its metadata were refused.</exception>
    /// <exception cref="ApiException">The server refused the upload.</exception>
    public Task<Resource> ResumeAsync(
        UploadSession session,
        UploadSource source,
        UploadOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(source);
        return Observe(() => GoOnAsync(session, source, options, cancellationToken));
    }

    private async Task<Resource> GoOnAsync(
        UploadSession session,
        UploadSource source,
        UploadOptions? options,
        CancellationToken cancellationToken)
    {
        var settings = (options ?? new UploadOptions()).Checked();
        if (session.Api != _api.AbsoluteUri)
        {
            throw new UploadException(
                $"The session belongs to {session.Api}, and this client to {_api}: resume it with a client of the same environment.")
            {
                Session = session,
            };
        }

        session.Resume();
        if (!session.MayBeFinished)
        {
            session.CheckAlive(_time.GetUtcNow());
        }

        var destination = At(session.Target, settings.AnswerTimeout);
        var metadata = await PrepareAsync(destination, settings.Metadata, cancellationToken).ConfigureAwait(false);
        var resource = await Begin(destination, settings).ResumeAsync(source, session, cancellationToken).ConfigureAwait(false);
        return await DescribeNewAsync(destination, resource, metadata, cancellationToken).ConfigureAwait(false);
    }
}
