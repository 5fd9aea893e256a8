using System.Text;

namespace DataGouv.Tests.Transfers.Support;

/// <summary>What a <see cref="FileServer"/> answers, honestly or not.</summary>
internal sealed record FileAnswer(int Status, byte[] Body)
{
    /// <summary>More headers, line by line.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The length that is announced; null for the true one.</summary>
    public long? Announced { get; init; }

    /// <summary>Is the body sent in chunks, without a length?</summary>
    public bool IsChunked { get; init; }

    /// <summary>Whether the body ends with the connection, without a length and without chunks.</summary>
    public bool EndsWithConnection { get; init; }

    /// <summary>How the characters of the headers are written.</summary>
    public Encoding HeaderEncoding { get; init; } = Encoding.UTF8;

    /// <summary>After how many bytes of the body the connection is cut.</summary>
    public int? CutAfter { get; init; }

    /// <summary>After how many bytes of the body nothing more comes.</summary>
    public int? StallAfter { get; init; }

    /// <summary>A file as an honest server sends it, with ranges if it knows them.</summary>
    public static FileAnswer Of(FileRequest request, byte[] content, string? tag = "\"one\"", bool ranges = true, string? modified = null)
    {
        var validators = new List<string>();
        if (tag is not null)
        {
            validators.Add($"ETag: {tag}");
        }

        if (modified is not null)
        {
            validators.Add($"Last-Modified: {modified}");
        }

        var condition = request.Headers.GetValueOrDefault("If-Range");
        return ranges && request.From is { } from && (condition is null || condition == tag || condition == modified)
            ? from < content.Length
                ? new FileAnswer(206, content[from..])
                {
                    Headers = [.. validators, $"Content-Range: bytes {from}-{content.Length - 1}/{content.Length}"],
                }
                : new FileAnswer(416, []) { Headers = [$"Content-Range: bytes */{content.Length}"] }
            : new FileAnswer(200, content) { Headers = validators };
    }

    /// <summary>Leads elsewhere.</summary>
    public static FileAnswer Redirect(Uri target, int status = 302) => new(status, []) { Headers = [$"Location: {target}"] };
}
