using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using DataGouv.Requests;

namespace DataGouv.Telemetry;

/// <summary>The sources of traces and figures. Their names are a contract: dashboards are built on them.</summary>
internal static class DataGouvTelemetry
{
    /// <summary>The name of both sources.</summary>
    public const string Name = "DataGouv";

    /// <summary>The source of spans.</summary>
    public static ActivitySource Activities { get; } = new(Name, Version);

    /// <summary>The source of figures.</summary>
    public static Meter Meter { get; } = new(Name, Version);

    /// <summary>How long operations took, with all attempts, until the answer began.</summary>
    public static Histogram<double> Duration { get; } =
        Meter.CreateHistogram(
            "datagouv.client.operation.duration",
            "s",
            "How long operations took, with all attempts, until the answer began.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30],
            });

    private static Counter<long> Retries { get; } =
        Meter.CreateCounter<long>("datagouv.client.retries", "{attempt}", "How often a request was sent again.");

    private static Counter<long> RateLimits { get; } =
        Meter.CreateCounter<long>(
            "datagouv.client.rate_limited",
            "{request}",
            "How many requests waited for their turn, or were refused with 429.");

    private static Counter<long> Pages { get; } =
        Meter.CreateCounter<long>("datagouv.client.pages", "{page}", "How many pages of lists were read.");

    private static string Version => typeof(DataGouvTelemetry).Assembly.GetName().Version!.ToString(3);

    /// <summary>Does anybody listen to whole operations?</summary>
    public static bool IsObserved => Activities.HasListeners() || Duration.Enabled || Pages.Enabled;

    /// <summary>A request is sent again.</summary>
    public static void CountRetry(HttpRequestMessage request, DataGouvApiException failure)
    {
        if (Retries.Enabled)
        {
            var tags = Tags(request);
            tags.Add(TelemetryNames.ErrorType, ErrorType(failure));
            Retries.Add(1, tags);
        }

        if (failure is DataGouvRateLimitException)
        {
            CountRateLimit(request);
        }
    }

    /// <summary>A request waits for its turn, or was refused for being one too many.</summary>
    public static void CountRateLimit(HttpRequestMessage request)
    {
        if (RateLimits.Enabled)
        {
            RateLimits.Add(1, Tags(request));
        }
    }

    /// <summary>A page of a list came.</summary>
    public static void CountPage(HttpRequestMessage request)
    {
        if (Pages.Enabled)
        {
            Pages.Add(1, Tags(request));
        }
    }

    /// <summary>Tells the span of an attempt that failed.</summary>
    public static void AddAttempt(Activity span, RequestAttempt attempt)
    {
        var tags = new ActivityTagsCollection
        {
            { TelemetryNames.AttemptNumber, attempt.Number },
            { TelemetryNames.AttemptDelay, attempt.Delay.TotalSeconds },
            { TelemetryNames.ErrorType, attempt.ExceptionType ?? (attempt.Status is { } status ? TelemetryNames.Status(status) : null) },
        };
        span.AddEvent(new ActivityEvent(TelemetryNames.AttemptEvent, attempt.At, tags));
    }

    /// <summary>Tells the span of what the server says of its rate limit; nothing when it says nothing, or when nobody records.</summary>
    public static void AddRateLimit(Activity? span, RateLimit? rate)
    {
        if (span is { IsAllDataRequested: true } && rate is not null)
        {
            span.SetTag(TelemetryNames.RateLimit, rate.Limit)
                .SetTag(TelemetryNames.RateRemaining, rate.Remaining)
                .SetTag(TelemetryNames.RateReset, rate.Reset?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>What a failure is called: the status of a refusal, or the type of the exception.</summary>
    public static string ErrorType(Exception failure) =>
        failure is DataGouvApiException { ResponseStatusCode: >= 300 and var status }
            ? TelemetryNames.Status(status)
            : failure.GetType().FullName!;

    /// <summary>What figures are broken down by. No value is as numerous as the objects of the catalogue.</summary>
    public static TagList Tags(HttpRequestMessage request)
    {
        var tags = new TagList { { TelemetryNames.Method, request.Method.Method }, { TelemetryNames.Server, request.Asked.Host } };
        if (request.Operation is { } operation)
        {
            tags.Add(TelemetryNames.Operation, operation.Id);
            tags.Add(TelemetryNames.Template, operation.Path);
        }

        return tags;
    }
}
