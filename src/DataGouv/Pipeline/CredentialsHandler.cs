using DataGouv.Authentication;
using DataGouv.Errors;
using DataGouv.Requests;

namespace DataGouv.Pipeline;

/// <summary>
/// The last look at a request before it leaves. Whether it has a credential was decided when it was made; here it is refused when it
/// needs one, or when it carries one where everybody could read it.
/// </summary>
internal sealed class CredentialsHandler : DelegatingHandler
{
    private static readonly string[] Names = [CredentialProvider.ApiKeyHeader, CredentialProvider.TokenHeader];

    /// <summary>Is this header a credential?</summary>
    public static bool IsCredential(string header) => Names.Contains(header, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var hasCredential =
            request.Headers.NonValidated.Contains(CredentialProvider.ApiKeyHeader)
            || request.Headers.NonValidated.Contains(CredentialProvider.TokenHeader);
        if (hasCredential && !Origin.IsPrivate(request.RequestUri!))
        {
            throw DataGouvErrors.Unencrypted(request);
        }

        // Behind a redirect to elsewhere a credential is missing on purpose.
        if (
            !hasCredential
            && request.Operation is { Access: not OperationAccess.Public } operation
            && Origin.IsSame(request.RequestUri!, request.Asked))
        {
            throw DataGouvErrors.NoCredential(request, operation);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
