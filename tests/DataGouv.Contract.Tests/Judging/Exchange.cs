using System.Web;
using DataGouv.Replay;
using Newtonsoft.Json.Linq;

namespace DataGouv.Contract.Tests.Judging;

/// <summary>What a recorded exchange says that a document can be held against.</summary>
/// <param name="Name">The name of the recording.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the base path of the document.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="IsMasked">Did the request choose the members of the answer (<c>X-Fields</c>)? Then any of them may be absent.</param>
/// <param name="Caller">The API key, token or cookie that was sent, most often a placeholder such as <c>{token:root}</c>; null without
/// one.</param>
/// <param name="Body">The body of the answer.</param>
internal sealed record Exchange(string Name, string Method, string Path, int Status, bool IsMasked, string? Caller, ExchangeBody Body)
{
    private const string Json = "application/json";

    /// <summary>The names of the query parameters.</summary>
    public IReadOnlyList<string> QueryParameters { get; private init; } = [];

    /// <summary>Reads a recording of an answer to a path below <paramref name="basePath"/>.</summary>
    public static Exchange From(Recording recording, string basePath = "") =>
        new(
            recording.Name,
            recording.Request.Method,
            recording.Request.Path[basePath.Length..],
            recording.Response.Status,
            recording.Request.Headers.ContainsKey("X-Fields"),
            recording.Request.Header("X-API-KEY") ?? recording.Request.Header("Authorization") ?? recording.Request.Header("Cookie"),
            BodyOf(recording.Response))
        {
            QueryParameters = [.. HttpUtility.ParseQueryString(recording.Request.Query).AllKeys.OfType<string>()],
        };

    private static ExchangeBody BodyOf(RecordedResponse response)
    {
        var mediaType = response.Headers.GetValueOrDefault("Content-Type")?.Split(';')[0].Trim();
        return (mediaType, response.Status) switch
        {
            // An answer that does not even name a type of content (a CORS preflight) says nothing of its body.
            (null, _) => new ExchangeBody.Opaque(null),
            // 204 answers carry a type of content, and never a body.
            (_, 204) or (_, 302) => new ExchangeBody.None(),
            // Half a JSON text cannot be read.
            (Json, _) when !response.IsTruncated => new ExchangeBody.Readable(Parse(response.Text)),
            _ => new ExchangeBody.Opaque(mediaType),
        };
    }

    // The answer to HEAD announces JSON and sends none: recorded, and declared, as a JSON string without a character.
    private static JToken Parse(string text) => text.Length == 0 ? new JValue("") : JsonText.Parse(text);
}
