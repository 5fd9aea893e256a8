using System.Diagnostics;
using DataGouv.Requests;
using DataGouv.Telemetry;

namespace DataGouv.Pipeline;

/// <summary>One span and one duration for each operation, with all its attempts. It costs nothing when nobody listens.</summary>
internal sealed class TelemetryHandler(TimeProvider clock, PipelineLog log) : DelegatingHandler
{
    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        DataGouvTelemetry.IsObserved || log.IsTold ? ObserveAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> ObserveAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var span = StartSpan(request);
        var started = clock.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var time = clock.GetElapsedTime(started);
            span?.SetTag(TelemetryNames.StatusCode, (int)response.StatusCode);
            Count(span, request);
            DataGouvTelemetry.AddRateLimit(span, span is null ? null : RateLimit.Read(response, clock.GetUtcNow()));
            Measure(request, time, (int)response.StatusCode, null);
            if (request.Operation is { ReturnsPages: true })
            {
                DataGouvTelemetry.CountPage(request);
            }

            log.Answered(request, (int)response.StatusCode, time);
            return response;
        }
        catch (Exception exception)
        {
            var failure = exception as DataGouvApiException;
            var error = DataGouvTelemetry.ErrorType(exception);
            Fail(span, failure, error);
            DataGouvTelemetry.AddRateLimit(span, failure?.RateLimit);
            Measure(request, clock.GetElapsedTime(started), failure?.ResponseStatusCode ?? 0, error);
            if (failure is DataGouvRateLimitException)
            {
                DataGouvTelemetry.CountRateLimit(request);
            }

            log.Failed(request, failure);
            throw;
        }
    }

    private static Activity? StartSpan(HttpRequestMessage request)
    {
        if (!DataGouvTelemetry.Activities.HasListeners())
        {
            return null;
        }

        var operation = request.Operation;
        var span = DataGouvTelemetry.Activities.StartActivity(
            operation is null ? request.Method.Method : $"{request.Method.Method} {operation.Path}",
            ActivityKind.Client);
        if (span is { IsAllDataRequested: true })
        {
            var address = request.RequestUri!;
            span.SetTag(TelemetryNames.Method, request.Method.Method)
                .SetTag(TelemetryNames.Server, address.Host)
                .SetTag(TelemetryNames.Port, address.Port)
                // What people search for is nobody's business.
                .SetTag(TelemetryNames.Url, address.GetLeftPart(UriPartial.Path) + (address.Query.Length > 0 ? "?*" : ""))
                .SetTag(TelemetryNames.Template, operation?.Path)
                .SetTag(TelemetryNames.Operation, operation?.Id);
            request.Context.Span = span;
        }

        return span;
    }

    private static void Count(Activity? span, HttpRequestMessage request)
    {
        if (span is { IsAllDataRequested: true } && request.FailedAttempts.Count is > 0 and var resends)
        {
            span.SetTag(TelemetryNames.Resends, resends);
        }
    }

    private static void Fail(Activity? span, DataGouvApiException? failure, string error)
    {
        if (span is { IsAllDataRequested: true })
        {
            if (failure is { ResponseStatusCode: > 0 and var status })
            {
                span.SetTag(TelemetryNames.StatusCode, status);
            }

            if (failure is { Attempts.Count: > 1 and var attempts })
            {
                span.SetTag(TelemetryNames.Resends, attempts - 1);
            }

            span.SetTag(TelemetryNames.ErrorType, error);
        }

        span?.SetStatus(ActivityStatusCode.Error);
    }

    private static void Measure(HttpRequestMessage request, TimeSpan time, int status, string? error)
    {
        if (!DataGouvTelemetry.Duration.Enabled)
        {
            return;
        }

        var tags = DataGouvTelemetry.Tags(request);
        if (status > 0)
        {
            tags.Add(TelemetryNames.StatusCode, status);
        }

        if (error is not null)
        {
            tags.Add(TelemetryNames.ErrorType, error);
        }

        DataGouvTelemetry.Duration.Record(time.TotalSeconds, tags);
    }
}
