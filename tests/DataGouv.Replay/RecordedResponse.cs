using System.Text;

namespace DataGouv.Replay;

/// <summary>The answer of a real server.</summary>
public sealed record RecordedResponse
{
    public required int Status { get; init; }

    /// <summary>Names compare without regard to case. Cookies were not recorded.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>True if the body is text in UTF-8, in which links may have to be rewritten; false for an image.</summary>
    public bool IsText { get; init; }

    /// <summary>True if the recording holds only the first 4,096 bytes: JSON cut this way cannot be parsed.</summary>
    public bool IsTruncated { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The body read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);
}
