using System.Collections.ObjectModel;
using DataGouv.Requests;

namespace DataGouv.Errors;

/// <summary>What an exception knows beyond its message.</summary>
internal sealed record ErrorFacts
{
    /// <summary>What an exception knows that was made with a message alone.</summary>
    public static ErrorFacts None { get; } = new();

    public ApiOperation? Operation { get; init; }

    public string? Method { get; init; }

    public string? Route { get; init; }

    public bool WasSent { get; init; } = true;

    /// <summary>What was asked and how it was answered, such as <c>GET /datasets/a/ answered 404 Not Found</c>.</summary>
    public string? Heading { get; init; }

    public string? ServerMessage { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorTitle { get; init; }

    public string? ErrorDetail { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors { get; init; } =
        ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    public IReadOnlyList<RequestAttempt> Attempts { get; init; } = [];

    public DateTimeOffset? RetryAfter { get; init; }

    public RateLimit? RateLimit { get; init; }

    public string? Body { get; init; }

    public bool IsBodyTruncated { get; init; }

    public string? ContentType { get; init; }

    /// <summary>What is known of any failure of a request that was sent.</summary>
    public static ErrorFacts Of(HttpRequestMessage request) => new()
    {
        Operation = request.Operation,
        Method = request.Method.Method,
        Route = request.Route,
    };

    /// <summary>
    /// What is known of a request that was refused before it was sent, and which the server may have seen all the same: in an earlier
    /// attempt, or before a redirect.
    /// </summary>
    public static ErrorFacts OfUnsent(HttpRequestMessage request) => Of(request) with
    {
        WasSent = request.FailedAttempts.Count > 0 || request.RequestUri != request.Asked,
    };
}
