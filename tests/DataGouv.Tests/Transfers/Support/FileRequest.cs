namespace DataGouv.Tests.Transfers.Support;

/// <summary>A request that a <see cref="FileServer"/> received.</summary>
/// <param name="Number">The how manieth, from 1.</param>
/// <param name="Target">The path and query.</param>
/// <param name="Headers">The headers.</param>
internal sealed record FileRequest(int Number, string Target, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The first byte that is asked for; null when the whole file is.</summary>
    public int? From => Headers.TryGetValue("Range", out var range) ? int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture) : null;
}
