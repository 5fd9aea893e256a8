using System.Text.RegularExpressions;
using DataGouv.Generated.Tests.Surface;
using DataGouv.Replay;

namespace DataGouv.Generated.Tests.RoundTrip;

/// <summary>A recorded exchange, and the operation of a generated client that stands for it.</summary>
internal sealed record RecordedOperation(Recording Recording, GeneratedApi Api, GeneratedOperation Operation)
{
    private static readonly (RecordedApi Server, string BasePath, GeneratedApi Api)[] Places =
    [
        (RecordedApi.Main, "/api/1", GeneratedApi.Catalog),
        (RecordedApi.Main, "/api/2", GeneratedApi.CatalogV2),
        (RecordedApi.Metrics, "", GeneratedApi.Metrics),
        (RecordedApi.Tabular, "", GeneratedApi.Tabular),
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, RecordedOperation>> Found = new(() =>
        RecordingStore.Default.Recordings.Where(recording => recording.IsSuccess).Select(Find).OfType<RecordedOperation>().ToDictionary(recorded => recorded.ToString()));

    /// <summary>The recorded successes that a generated client has an operation for, by name.</summary>
    public static IReadOnlyDictionary<string, RecordedOperation> Successes => Found.Value;

    /// <summary>Is the answer JSON, and all of it recorded?</summary>
    public bool HasJsonAnswer =>
        Recording.Response is { IsTruncated: false, Body.IsEmpty: false } response && IsJson(response.Headers.GetValueOrDefault("Content-Type"));

    /// <summary>Was JSON sent?</summary>
    public bool HasJsonBody => Recording.Request is { Body.IsEmpty: false } request && IsJson(request.Header("Content-Type"));

    /// <summary>Was a form sent?</summary>
    public bool HasForm => Recording.Request.Header("Content-Type")?.StartsWith("multipart/form-data", StringComparison.Ordinal) ?? false;

    public override string ToString() => Recording.ToString();

    private static bool IsJson(string? contentType) => contentType?.StartsWith("application/json", StringComparison.Ordinal) ?? false;

    private static RecordedOperation? Find(Recording recording)
    {
        var (_, basePath, api) = Places.FirstOrDefault(place => place.Server == recording.Api && recording.Request.Path.StartsWith(place.BasePath + "/", StringComparison.Ordinal));
        var operation = api?.Operations
            .Where(candidate => candidate.Facts.Method.ToString() == recording.Request.Method && Pattern(candidate.Facts.Path).IsMatch(recording.Request.Path[basePath.Length..]))
            .MinBy(candidate => (candidate.Facts.Path.Count(character => character == '{'), -candidate.Facts.Path.Length));
        return operation is null ? null : new RecordedOperation(recording, api!, operation);
    }

    private static Regex Pattern(string path) => new($"^{Regex.Replace(Regex.Escape(path), @"\\\{[^}]+}", "[^/]+")}\\z");
}
