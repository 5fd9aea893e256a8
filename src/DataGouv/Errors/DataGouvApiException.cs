using DataGouv.Errors;
using Microsoft.Kiota.Abstractions;

namespace DataGouv;

/// <summary>
/// A request failed. The message is the server's own sentence, and what to do where the mistake is a known one. It holds nothing
/// of the request's headers, so it can be logged.
/// </summary>
public class DataGouvApiException : ApiException
{
    private ErrorFacts _facts = ErrorFacts.None;

    /// <summary>A failure without a message of its own.</summary>
    public DataGouvApiException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What the server said.</param>
    public DataGouvApiException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public DataGouvApiException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    /// <summary>The operation that failed; null for a raw request.</summary>
    public ApiOperation? Operation
    {
        get => _facts.Operation;
        init => _facts = _facts with { Operation = value };
    }

    /// <summary>The HTTP method, such as <c>GET</c>; null when nothing was sent.</summary>
    public string? Method
    {
        get => _facts.Method;
        init => _facts = _facts with { Method = value };
    }

    /// <summary>The path template of the operation, such as <c>/datasets/{dataset}/</c>; for a raw request its path, without the query.</summary>
    public string? Route
    {
        get => _facts.Route;
        init => _facts = _facts with { Route = value };
    }

    /// <summary>
    /// What the server says about each field of what was sent: from a path such as <c>resources[0].schema.url</c> to its texts.
    /// Empty when it says nothing. The texts are in the server's language (see <c>lang</c>): do not match on them.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors
    {
        get => _facts.FieldErrors;
        init => _facts = _facts with { FieldErrors = value };
    }

    /// <summary>Every time that the request was sent, in order. Empty when it never was.</summary>
    public IReadOnlyList<RequestAttempt> Attempts
    {
        get => _facts.Attempts;
        init => _facts = _facts with { Attempts = value };
    }

    /// <summary>When the next attempt is welcome, from <c>Retry-After</c> or the open circuit of the host; null when nobody said so.</summary>
    public DateTimeOffset? RetryAfter
    {
        get => _facts.RetryAfter;
        init => _facts = _facts with { RetryAfter = value };
    }

    /// <summary>The body of the answer as text, at most 64 KB of it; null when there was no answer, empty when it was empty.</summary>
    public string? Body
    {
        get => _facts.Body;
        init => _facts = _facts with { Body = value };
    }

    /// <summary>Is <see cref="Body"/> only the beginning, because the body was larger than 64 KB or broke off?</summary>
    public bool IsBodyTruncated
    {
        get => _facts.IsBodyTruncated;
        init => _facts = _facts with { IsBodyTruncated = value };
    }

    /// <summary>The media type of the body, such as <c>application/json</c>.</summary>
    public string? ContentType
    {
        get => _facts.ContentType;
        init => _facts = _facts with { ContentType = value };
    }

    /// <summary>Whoever repeats the request knows the attempts, and only after the exception was made.</summary>
    internal void Record(IReadOnlyList<RequestAttempt> attempts) => _facts = _facts with { Attempts = attempts };

    /// <summary>What is known of the failure, for whoever makes the exception of a status.</summary>
    internal void Fill(ErrorFacts facts) => _facts = facts;

    /// <summary>Would the same request be worth another try?</summary>
    internal virtual bool IsTransient => TransientStatus.Is(ResponseStatusCode);

    /// <summary>Does the failure tell of a host in trouble? A 500 does not: on this platform it is mostly about one request.</summary>
    internal virtual bool IsOutage => ResponseStatusCode is 429 or 502 or 503 or 504;

    /// <summary>What <see cref="RequestAttempt.ExceptionType"/> says of this failure.</summary>
    internal virtual string? AttemptFailure => null;
}
