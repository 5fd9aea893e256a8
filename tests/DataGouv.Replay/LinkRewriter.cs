namespace DataGouv.Replay;

/// <summary>Exchanges the origins of the real servers, in absolute links, for addresses of a replay server, and back.</summary>
/// <param name="root">Origin of the replay server, without a slash at its end.</param>
internal sealed class LinkRewriter(string root)
{
    /// <summary>Makes recorded text lead to the replay server.</summary>
    public string ToReplay(string text) =>
        RecordedApi.All.Aggregate(text, (rewritten, api) => rewritten.Replace(api.Origin, root + api.Mount, StringComparison.Ordinal));

    /// <summary>Undoes <see cref="ToReplay"/> in what a client sends back.</summary>
    public string ToRecorded(string text) =>
        // The catalogue sits at the root, so that its address begins all the others: longest first.
        RecordedApi.All.OrderByDescending(api => api.Mount.Length)
            .Aggregate(text, (rewritten, api) => rewritten.Replace(root + api.Mount, api.Origin, StringComparison.Ordinal));
}
