using System.Collections.ObjectModel;

namespace DataGouv.Errors;

/// <summary>What an exception knows beyond its message.</summary>
internal sealed record ErrorFacts
{
    /// <summary>What an exception knows that was made with a message alone.</summary>
    public static ErrorFacts None { get; } = new();

    public ApiOperation? Operation { get; init; }

    public string? Method { get; init; }

    public string? Route { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    public IReadOnlyList<RequestAttempt> Attempts { get; init; } = [];

    public DateTimeOffset? RetryAfter { get; init; }

    public string? Body { get; init; }

    public bool IsBodyTruncated { get; init; }

    public string? ContentType { get; init; }
}
