using DataGouv.Requests;

namespace DataGouv.Errors;

/// <summary>Makes the one exception that a failure ends in. This part is about answers that refuse.</summary>
internal static partial class DataGouvErrors
{
    /// <summary>A refusal of the server: reads what it says.</summary>
    public static async Task<DataGouvApiException> RefusalAsync(
        HttpRequestMessage request, HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var body = await ErrorBody.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
        var shown = new ServerText(request.Headers);
        var content = ErrorContent.Read(body.Text, shown);
        var heading = ErrorMessage.Heading(request, response, shown);
        var hasMask = request.Headers.NonValidated.Contains(FieldMask.Header);
        var status = (int)response.StatusCode;
        var advice = KnownMistake.Explain(status, content.Message, request.Asked, request.RequestUri!, shown.HasCredential, hasMask);
        var message = ErrorMessage.Refusal(heading, response, content, shown, advice);
        return Fill(OfStatus(status, message), response, ErrorFacts.Of(request) with
        {
            Heading = heading,
            ServerMessage = content.Message,
            ErrorCode = content.Code,
            ErrorTitle = content.Title,
            ErrorDetail = content.Detail,
            FieldErrors = content.FieldErrors,
            RetryAfter = RetryAfterHeader.Read(response, now),
            RateLimit = RateLimit.Read(response, now),
            Body = shown.Masked(body.Text),
            IsBodyTruncated = body.IsTruncated,
        });
    }

    /// <summary>A redirect that is not followed.</summary>
    /// <param name="request">The request that was redirected.</param>
    /// <param name="response">The answer that redirects it.</param>
    /// <param name="why">What is wrong with it, in words that follow "and", and what to do after a colon.</param>
    public static DataGouvApiException Redirect(HttpRequestMessage request, HttpResponseMessage response, string why)
    {
        // The request may be the one that would follow.
        var heading = ErrorMessage.Heading(response.RequestMessage ?? request, response, new ServerText(request.Headers));
        var message = ErrorMessage.Cut(Sentence.Closed($"{heading}, and {why}"));
        return Fill(OfStatus((int)response.StatusCode, message), response, ErrorFacts.Of(request) with { Heading = heading });
    }

    private static DataGouvApiException OfStatus(int status, string message) => status switch
    {
        400 or 422 => new DataGouvValidationException(message),
        401 => new DataGouvAuthenticationException(message),
        403 => new DataGouvPermissionException(message),
        404 => new DataGouvNotFoundException(message),
        409 => new DataGouvConflictException(message),
        410 => new DataGouvGoneException(message),
        423 => new DataGouvLockedException(message),
        429 => new DataGouvRateLimitException(message),
        >= 500 => new DataGouvServerException(message),
        _ => new DataGouvApiException(message),
    };

    private static T Fill<T>(T exception, HttpResponseMessage response, ErrorFacts facts)
        where T : DataGouvApiException
    {
        exception.ResponseStatusCode = (int)response.StatusCode;
        exception.ResponseHeaders = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
        exception.Facts = facts with { ContentType = response.Content.Headers.ContentType?.MediaType };
        return exception;
    }
}
