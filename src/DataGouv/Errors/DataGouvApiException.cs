using DataGouv.Errors;
using Microsoft.Kiota.Abstractions;

namespace DataGouv;

/// <summary>
/// The exception that is thrown when a request fails, and the base of all exceptions that requests end in. The message names the method
/// and the address, what happened, what the server said and what to do, in at most 4,000 characters. It holds no header, no query and no
/// credential, so that it can be logged.
/// </summary>
public class DataGouvApiException : ApiException
{
    private ErrorFacts _facts = ErrorFacts.None;

    /// <summary>Initializes a new instance of the <see cref="DataGouvApiException"/> class.</summary>
    public DataGouvApiException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvApiException"/> class with a message.</summary>
    /// <param name="message">The message that describes the failure.</param>
    public DataGouvApiException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DataGouvApiException"/> class with a message and a cause.</summary>
    /// <param name="message">The message that describes the failure.</param>
    /// <param name="innerException">The exception that caused this one; null when there is none.</param>
    public DataGouvApiException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    /// <summary>Gets the operation that failed; null for a raw request.</summary>
    public ApiOperation? Operation
    {
        get => _facts.Operation;
        init => _facts = _facts with { Operation = value };
    }

    /// <summary>Gets the HTTP method, such as <c>GET</c>; null when the failure belongs to no request.</summary>
    public string? Method
    {
        get => _facts.Method;
        init => _facts = _facts with { Method = value };
    }

    /// <summary>
    /// Gets the path template of the operation, such as <c>/datasets/{dataset}/</c>; for a raw request its path, without the query.
    /// </summary>
    public string? Route
    {
        get => _facts.Route;
        init => _facts = _facts with { Route = value };
    }

    /// <summary>
    /// Gets a value that indicates whether the SDK sent the request, or tried to. False when the SDK refused it first: an operation that
    /// needs a credential without one, a credential over a connection without encryption, a host whose circuit is open. Default: true.
    /// </summary>
    public bool WasSent
    {
        get => _facts.WasSent;
        init => _facts = _facts with { WasSent = value };
    }

    /// <summary>
    /// Gets the server's own sentence on one line, without what surrounds it in <see cref="Exception.Message"/>; null when the server said
    /// nothing, or nothing that can be understood. It is in the server's language (see <c>lang</c>): do not match on it.
    /// </summary>
    public string? ServerMessage
    {
        get => _facts.ServerMessage;
        init => _facts = _facts with { ServerMessage = value };
    }

    /// <summary>
    /// Gets the code of the error that Tabular and Metrics send, such as <c>22P02</c> of their database or the number of a report; null
    /// when there is none, and for the other APIs.
    /// </summary>
    public string? ErrorCode
    {
        get => _facts.ErrorCode;
        init => _facts = _facts with { ErrorCode = value };
    }

    /// <summary>
    /// Gets the title of the error that Tabular and Metrics send, such as <c>Invalid query string</c>; null when there is none, and for
    /// the other APIs.
    /// </summary>
    public string? ErrorTitle
    {
        get => _facts.ErrorTitle;
        init => _facts = _facts with { ErrorTitle = value };
    }

    /// <summary>
    /// Gets the detail of the error that Tabular and Metrics send, such as <c>Page size exceeds allowed maximum: 50</c>; null when there
    /// is none, and for the other APIs.
    /// </summary>
    public string? ErrorDetail
    {
        get => _facts.ErrorDetail;
        init => _facts = _facts with { ErrorDetail = value };
    }

    /// <summary>
    /// Gets what the server says about each field of what was sent: from a path such as <c>resources[0].schema.url</c> to its texts, for
    /// at most 100 fields with 20 texts each. Empty when it says nothing. The texts are in the server's language (see <c>lang</c>): do
    /// not match on them.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors
    {
        get => _facts.FieldErrors;
        init => _facts = _facts with { FieldErrors = value };
    }

    /// <summary>Gets every attempt to send the request, in order. Empty when it was never sent.</summary>
    public IReadOnlyList<RequestAttempt> Attempts
    {
        get => _facts.Attempts;
        init => _facts = _facts with { Attempts = value };
    }

    /// <summary>
    /// Gets the moment from which the next attempt is welcome, from <c>Retry-After</c> or the open circuit of the host; null when neither
    /// names one.
    /// </summary>
    public DateTimeOffset? RetryAfter
    {
        get => _facts.RetryAfter;
        init => _facts = _facts with { RetryAfter = value };
    }

    /// <summary>
    /// Gets how many requests the server still accepts, from <c>X-RateLimit-*</c> or <c>RateLimit</c>; null when it does not say.
    /// </summary>
    public RateLimit? RateLimit
    {
        get => _facts.RateLimit;
        init => _facts = _facts with { RateLimit = value };
    }

    /// <summary>
    /// Gets the body of the answer as text, at most 64 KB of it; null when there was no answer, empty when it was empty. The request's own
    /// credential is masked; all else is as the server sent it, control characters included.
    /// </summary>
    public string? Body
    {
        get => _facts.Body;
        init => _facts = _facts with { Body = value };
    }

    /// <summary>
    /// Gets a value that indicates whether <see cref="Body"/> is only the beginning, because the body was larger than 64 KB or broke off.
    /// </summary>
    public bool IsBodyTruncated
    {
        get => _facts.IsBodyTruncated;
        init => _facts = _facts with { IsBodyTruncated = value };
    }

    /// <summary>Gets the media type of the body, such as <c>application/json</c>.</summary>
    public string? ContentType
    {
        get => _facts.ContentType;
        init => _facts = _facts with { ContentType = value };
    }

    /// <summary>What is known of the failure beside the message: given by the factory that makes the exception of a status.</summary>
    internal ErrorFacts Facts
    {
        get => _facts;
        set => _facts = value;
    }

    /// <summary>Keeps the attempts, which are only known after the exception was made.</summary>
    internal void Record(IReadOnlyList<RequestAttempt> attempts) => _facts = _facts with { Attempts = attempts };

    /// <summary>Would the same request be worth another try?</summary>
    internal virtual bool IsTransient => TransientStatus.Is(ResponseStatusCode);

    /// <summary>Does the failure tell of a host in trouble? A 500 does not: on this platform it is mostly about one request.</summary>
    internal virtual bool IsOutage => ResponseStatusCode is 429 or 502 or 503 or 504;

    /// <summary>What <see cref="RequestAttempt.ExceptionType"/> says of this failure.</summary>
    internal virtual string? AttemptFailure => null;
}
