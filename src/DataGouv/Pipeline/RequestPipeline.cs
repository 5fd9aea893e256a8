using DataGouv.Requests;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DataGouv.Pipeline;

/// <summary>The handlers in order. A request goes down, an answer or an exception comes up.</summary>
internal static class RequestPipeline
{
    /// <summary>A client over some connections, which it does not own.</summary>
    public static HttpClient Create(DataGouvClientOptions options, Transport transport)
    {
        var clock = options.TimeProvider;
        var log = new PipelineLog(options.LoggerFactory?.CreateLogger(PipelineLog.Category) ?? NullLogger.Instance);
        var gates = HostGates.Of(clock);
        var pipeline = Chain(
            transport.Handler,
            new TelemetryHandler(clock, log),
            new RetryHandler(options, log),
            new RedirectHandler(options.Environment),
            new CredentialsHandler(),
            new PolitenessHandler(gates, options.Politeness, clock, log),
            new AttemptHandler(options, new RateLimits(gates, options.Retry, clock)),
            new UnpackingHandler());

        // The handlers know when to give up.
        var http = new HttpClient(pipeline, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent.Create(options.ApplicationName));
        return http;
    }

    /// <summary>The first handler, with all others below it.</summary>
    internal static HttpMessageHandler Chain(HttpMessageHandler end, params ReadOnlySpan<DelegatingHandler> handlers)
    {
        var first = end;
        for (var i = handlers.Length - 1; i >= 0; i--)
        {
            handlers[i].InnerHandler = first;
            first = handlers[i];
        }

        return first;
    }
}
