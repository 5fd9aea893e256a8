using System.Text;

namespace DataGouv.Replay;

/// <summary>A request, as it was recorded or as <see cref="ReplayServer"/> received it.</summary>
public sealed record ReplayRequest
{
    public required RecordedApi Api { get; init; }

    public required string Method { get; init; }

    /// <summary>The decoded path as the real server sees it, thus without <see cref="RecordedApi.Mount"/>.</summary>
    public required string Path { get; init; }

    /// <summary>The query as sent, still encoded, without its question mark; empty if there is none.</summary>
    public string Query { get; init; } = "";

    /// <summary>Names compare without regard to case; the values of a repeated header are joined with a comma.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = NoHeaders;

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    private static readonly Dictionary<string, string> NoHeaders = new(StringComparer.OrdinalIgnoreCase);

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>Method, path and query, as the replay server is asked.</summary>
    public override string ToString() => $"{Method} {Api.Mount}{Path}{(Query.Length == 0 ? "" : "?")}{Query}";
}
