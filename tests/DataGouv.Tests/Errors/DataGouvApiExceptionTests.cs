using DataGouv.Catalog;

namespace DataGouv.Tests.Errors;

internal sealed class DataGouvApiExceptionTests
{
    private static IEnumerable<Func<string, Exception, DataGouvApiException>> Kinds() =>
        [
            (message, cause) => new DataGouvApiException(message, cause),
            (message, cause) => new DataGouvAuthenticationException(message, cause),
            (message, cause) => new DataGouvConflictException(message, cause),
            (message, cause) => new DataGouvConnectionException(message, cause),
            (message, cause) => new DataGouvGoneException(message, cause),
            (message, cause) => new DataGouvLockedException(message, cause),
            (message, cause) => new DataGouvNotFoundException(message, cause),
            (message, cause) => new DataGouvPermissionException(message, cause),
            (message, cause) => new DataGouvRateLimitException(message, cause),
            (message, cause) => new DataGouvServerException(message, cause),
            (message, cause) => new DataGouvUnreadableAnswerException(message, cause),
            (message, cause) => new DataGouvValidationException(message, cause),
        ];

    [TestCaseSource(nameof(Kinds))]
    public void Constructor_with_cause_keeps_it(Func<string, Exception, DataGouvApiException> create)
    {
        var cause = new IOException();

        Assert.That((create("Non", cause).Message, create("Non", cause).InnerException), Is.EqualTo(("Non", cause)));
    }

    [Test]
    public void Initializer_keeps_what_a_double_of_the_server_says()
    {
        var errors = new Dictionary<string, IReadOnlyList<string>> { ["title"] = ["requis"] };
        var attempt = new RequestAttempt(1, DateTimeOffset.UnixEpoch, 400, null, TimeSpan.Zero);

        var failure = new DataGouvValidationException("Non")
        {
            Operation = DatasetsRequestBuilder.GetOperation,
            Method = "GET",
            Route = "/datasets/",
            FieldErrors = errors,
            Attempts = [attempt],
            RetryAfter = DateTimeOffset.UnixEpoch,
            Body = "{}",
            IsBodyTruncated = true,
            ContentType = "application/json",
        };

        Assert.That(
            (
                failure.Operation,
                failure.Method,
                failure.Route,
                failure.FieldErrors,
                failure.Attempts[0],
                failure.RetryAfter,
                failure.Body,
                failure.IsBodyTruncated,
                failure.ContentType),
            Is.EqualTo(
                (
                    DatasetsRequestBuilder.GetOperation,
                    "GET",
                    "/datasets/",
                    (IReadOnlyDictionary<string, IReadOnlyList<string>>)errors,
                    attempt,
                    (DateTimeOffset?)DateTimeOffset.UnixEpoch,
                    "{}",
                    true,
                    "application/json")));
    }

    [Test]
    public void Initializer_keeps_the_parts_of_an_error_that_a_double_gives()
    {
        var rate = new RateLimit(100, 0, DateTimeOffset.UnixEpoch);
        var failure = new DataGouvRateLimitException("Non")
        {
            WasSent = false,
            ServerMessage = "Non",
            ErrorCode = "22P02",
            ErrorTitle = "Database error",
            ErrorDetail = "Détail",
            RateLimit = rate,
        };

        Assert.That(
            (failure.WasSent, failure.ServerMessage, failure.ErrorCode, failure.ErrorTitle, failure.ErrorDetail, failure.RateLimit),
            Is.EqualTo((false, "Non", "22P02", "Database error", "Détail", rate)));
    }

    [Test]
    public void Constructor_without_anything_has_nothing_to_tell()
    {
        var failure = new DataGouvApiException();

        Assert.That((failure.FieldErrors.Count, failure.Attempts.Count, failure.Operation), Is.EqualTo((0, 0, (ApiOperation?)null)));
    }
}
