using DataGouv.Requests;
using DataGouv.Telemetry;

namespace DataGouv.Pipeline;

/// <summary>A call that failed at least once, and what is remembered of its attempts.</summary>
internal sealed class RetriedCall(HttpRequestMessage request, int maxAttempts, DataGouvApiException firstFailure, DateTimeOffset started, PipelineLog log)
{
    private readonly List<RequestAttempt> _failed = [];
    private DataGouvApiException? _firstFailure = firstFailure;
    private DateTimeOffset _started = started;

    /// <summary>The request, sent as often as need be.</summary>
    public HttpRequestMessage Request => request;

    /// <summary>How often it is sent at most.</summary>
    public int MaxAttempts => maxAttempts;

    /// <summary>The number of the attempt that is under way, or that was the last.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>Is it safe to repeat, and is the body still there?</summary>
    public bool CanRepeat => request.IsSafeToRepeat && RequestBody.CanReplay(request.Content);

    /// <summary>The failure of the attempt before Polly, once.</summary>
    public DataGouvApiException? TakeFirstFailure()
    {
        var failure = _firstFailure;
        _firstFailure = null;
        return failure;
    }

    /// <summary>Another attempt begins.</summary>
    public void Start(DateTimeOffset now)
    {
        Number++;
        _started = now;
    }

    /// <summary>An attempt failed, and another follows after a pause.</summary>
    public void Fail(DataGouvApiException failure, TimeSpan pause)
    {
        Add(failure, pause);
        DataGouvTelemetry.CountRetry(request, failure);
        log.Retrying(request, failure, Number, pause);
    }

    /// <summary>An attempt failed, and it was the last: the exception tells of all of them.</summary>
    public void End(DataGouvApiException failure)
    {
        // What was held back by an open circuit was no attempt.
        if (failure is not { ResponseStatusCode: 0, AttemptFailure: null } and not DataGouvConnectionException { IsFinal: true })
        {
            Add(failure, TimeSpan.Zero);
        }

        failure.Record([.. _failed]);
    }

    private void Add(DataGouvApiException failure, TimeSpan pause)
    {
        var attempt = new RequestAttempt(Number, _started, failure.ResponseStatusCode > 0 ? failure.ResponseStatusCode : null, failure.AttemptFailure, pause);
        _failed.Add(attempt);
        request.FailedAttempts = [.. _failed];
        if (request.Span is { } span)
        {
            DataGouvTelemetry.AddAttempt(span, attempt);
        }
    }
}
