using DataGouv.Errors;
using DataGouv.Requests;
using DataGouv.Telemetry;

namespace DataGouv.Pipeline;

/// <summary>A call that failed at least once, and what is remembered of its attempts.</summary>
internal sealed class RetriedCall(HttpRequestMessage request, Backoff backoff, PipelineLog log)
{
    private readonly List<RequestAttempt> _failed = [];

    /// <summary>Takes a failure, and decides what follows.</summary>
    /// <param name="failure">The failure; when nothing follows, it is told of all attempts.</param>
    /// <param name="sent">When the attempt began.</param>
    /// <returns>How long to wait before the next attempt; null when there is none.</returns>
    public TimeSpan? Take(DataGouvApiException failure, DateTimeOffset sent)
    {
        var wasAttempt = WasAttempt(failure);
        var failures = _failed.Count + (wasAttempt ? 1 : 0);
        var pause = IsWorthRepeating(failure) ? backoff.Pause(failures, Welcome(failure)) : null;
        if (wasAttempt)
        {
            Add(
                new RequestAttempt(
                    failures,
                    sent,
                    failure.ResponseStatusCode > 0 ? failure.ResponseStatusCode : null,
                    failure.AttemptFailure,
                    pause ?? TimeSpan.Zero));
        }

        if (pause is { } time)
        {
            DataGouvTelemetry.CountRetry(request, failure);
            log.Retrying(request, failure, failures, time);
        }
        else
        {
            failure.Record(request.FailedAttempts);
        }

        return pause;
    }

    // What was refused before it was sent was no attempt.
    private static bool WasAttempt(DataGouvApiException failure) =>
        failure is not { ResponseStatusCode: 0, AttemptFailure: null } and not DataGouvConnectionException { IsFinal: true };

    // A server that says when it accepts requests again need not say Retry-After as well.
    private static DateTimeOffset? Welcome(DataGouvApiException failure) =>
        failure.RetryAfter ?? (failure.RateLimit is { Remaining: <= 0, Reset: { } reset } ? reset : null);

    // A call that is under way waits for a host that is left in peace meanwhile; one that begins then fails at once.
    private bool IsWorthRepeating(DataGouvApiException failure) =>
        (failure.IsTransient || (failure is DataGouvConnectionException { IsFinal: true, RetryAfter: not null } && _failed.Count > 0))
        && request.IsSafeToRepeat
        && RequestBody.CanReplay(request.Content);

    private void Add(RequestAttempt attempt)
    {
        _failed.Add(attempt);
        request.Context.FailedAttempts = [.. _failed];
        if (request.Span is { } span)
        {
            DataGouvTelemetry.AddAttempt(span, attempt);
        }
    }
}
