using System.Net.Http.Headers;

namespace DataGouv.Transfers.Downloads;

/// <summary>
/// Remembers what a server said of a file when it was first asked for it: only the same file can be gone on with after a lost connection.
/// </summary>
/// <param name="Tag">The strong entity tag; null when there was none.</param>
/// <param name="Modified">When it was last modified; null when that was not said.</param>
/// <param name="Total">The size of what is stored, in bytes; null when it was not announced.</param>
/// <param name="Name">The name that the server gives the file, or that its address ends with.</param>
/// <param name="MediaType">The media type that the server gives the file.</param>
internal sealed record RemoteFile(string? Tag, DateTimeOffset? Modified, long? Total, string? Name, string? MediaType)
{
    /// <summary>Gets a file of which nothing is known.</summary>
    public static RemoteFile Unknown { get; } = new(null, null, null, null, null);

    /// <summary>Whether the server can tell the file from another one.</summary>
    public bool CanBeResumed => Tag is not null || Modified is not null;

    /// <summary>Reads what an answer with the whole file says.</summary>
    public static RemoteFile Of(HttpResponseMessage response)
    {
        var headers = response.Content.Headers;
        return new RemoteFile(
            response.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : null,
            headers.LastModified,
            headers.ContentLength,
            NameOf(response),
            headers.ContentType?.MediaType);
    }

    /// <summary>Asks for the rest of the file, on condition that it is still the same.</summary>
    public void AskForRest(HttpRequestMessage request, long position)
    {
        request.Headers.Range = new RangeHeaderValue(position, null);
        request.Headers.IfRange = Tag is null
            ? new RangeConditionHeaderValue(Modified!.Value)
            : new RangeConditionHeaderValue(EntityTagHeaderValue.Parse(Tag));
    }

    /// <summary>Determines whether an answer with the whole file is about the same one.</summary>
    public bool IsSame(HttpResponseMessage whole) =>
        Tag is null ? Modified is not null && IsOfTheSameTime(whole) : whole.Headers.ETag?.ToString() == Tag;

    /// <summary>
    /// Determines whether an answer with a part continues the same file. A server need not repeat what the condition named.
    /// </summary>
    public bool IsContinuedBy(HttpResponseMessage part, long position) =>
        part.Content.Headers.ContentRange is { } range
        && range.From == position
        && (Total is null || range.Length is null || range.Length == Total)
        && (Tag is null ? Modified is not null && IsOfTheSameTime(part) : part.Headers.ETag is null || part.Headers.ETag.ToString() == Tag);

    private bool IsOfTheSameTime(HttpResponseMessage response) => (response.Content.Headers.LastModified ?? Modified) == Modified;

    private static string? NameOf(HttpResponseMessage response)
    {
        var name = response.Content.Headers.NonValidated.TryGetValues("Content-Disposition", out var headers)
            ? ContentDisposition.FileName(headers)
            : null;
        if (name is null && response.RequestMessage?.RequestUri?.Segments.LastOrDefault()?.TrimEnd('/') is { Length: > 0 } last)
        {
            name = Uri.UnescapeDataString(last);
        }

        return name is null ? null : SafeFileName.Last(name);
    }
}
