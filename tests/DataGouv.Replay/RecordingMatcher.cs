namespace DataGouv.Replay;

/// <summary>
/// Finds the recording that answers a request. Method, path and query must be the same; the rest only decides between
/// several recordings, and the first recorded one wins a draw.
/// </summary>
public sealed class RecordingMatcher(RecordingStore store)
{
    /// <summary>
    /// Header by which a request may name its recording. Real servers answer the same request differently as their state
    /// changes (deleted, then already deleted; up, then down): only this header reaches the later answers.
    /// </summary>
    public const string NameHeader = "X-Replay-Recording";

    private readonly ILookup<(RecordedApi, string Method, string Path), Recording> byTarget =
        store.Recordings.ToLookup(recording => Target(recording.Request));

    public Recording? Find(ReplayRequest request)
    {
        var query = QueryString.Parse(request.Query);
        return byTarget[Target(request)]
            .Where(candidate => QueryString.Parse(candidate.Request.Query).SequenceEqual(query))
            .Where(candidate => request.Header(NameHeader) is not { } name || candidate.Name == name)
            .MinBy(candidate => (
                MaskDistance(candidate.Request, request),
                Credential.Of(candidate.Request).StandsFor(Credential.Of(request)) ? 0 : 1,
                BodyComparison.Distance(candidate.Request, request),
                HeaderDistance(candidate.Request, request)));
    }

    /// <summary>The recordings whose target looks most like that of a request, best first, one per target.</summary>
    public IReadOnlyList<Recording> Nearest(ReplayRequest request, int count = 3) =>
    [
        .. store.Recordings
            .OrderByDescending(candidate => candidate.Api == request.Api)
            .ThenByDescending(candidate => CountCommonSegments(candidate.Request.Path, request.Path))
            .ThenByDescending(candidate => candidate.Request.Path == request.Path)
            .ThenByDescending(candidate => candidate.Request.Method == request.Method)
            .ThenByDescending(candidate => CountCommonParameters(candidate.Request.Query, request.Query))
            .DistinctBy(candidate => candidate.Request.ToString())
            .Take(count),
    ];

    private static (RecordedApi, string, string) Target(ReplayRequest request) => (request.Api, request.Method, request.Path);

    // Without a mask of the same fields, the whole object is a better answer than other fields.
    private static int MaskDistance(ReplayRequest recorded, ReplayRequest received) => recorded.Header("X-Fields") switch
    {
        var mask when mask == received.Header("X-Fields") => 0,
        null => 1,
        _ => 2,
    };

    // A header sent alike counts for a recording, so that one made with the same Accept precedes one made without any.
    private static int HeaderDistance(ReplayRequest recorded, ReplayRequest received) =>
        recorded.Headers.Sum(header => received.Header(header.Key) == header.Value ? -1 : 1);

    private static int CountCommonSegments(string left, string right) =>
        left.Split('/').Zip(right.Split('/')).TakeWhile(pair => pair.First == pair.Second).Count();

    private static int CountCommonParameters(string left, string right) =>
        QueryString.Parse(left).Intersect(QueryString.Parse(right)).Count();
}
