using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataGouv.Replay;

namespace DataGouv.Benchmarks.Calls.Serving;

/// <summary>
/// The pages of a catalogue of 75,000 small datasets, made of two that were recorded. No id comes twice, because a reader of lists may look
/// for that.
/// </summary>
/// <param name="Small">The first page of 3 KB.</param>
/// <param name="Large">All pages of 1 MB.</param>
internal sealed record CataloguePages(byte[] Small, IReadOnlyList<byte[]> Large)
{
    /// <summary>Datasets in a page of 3 KB.</summary>
    public const int SmallSize = 3;

    /// <summary>Datasets in a page of 1 MB.</summary>
    public const int LargeSize = 1000;

    /// <summary>Datasets in all pages.</summary>
    public const int Total = 75_000;

    private const string Placeholder = "000000000000000000000000";

    // What a portal shows of a dataset in a list.
    private static readonly string[] Members =
    [
        "acronym", "created_at", "description", "featured", "frequency", "id", "last_modified", "last_update", "license", "metrics",
        "organization", "page", "private", "slug", "tags", "title", "uri",
    ];

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes them, with links to this host.</summary>
    public static CataloguePages Create(string host)
    {
        var recorded = RecordingStore.Default.Recordings.First(recording => recording.Name == "datasets-list-page-1");
        var datasets = JsonNode.Parse(recorded.Response.Text)!["data"]!.AsArray().Select(dataset => Shorten(dataset!.AsObject())).ToArray();
        var numbers = Enumerable.Range(1, Total / LargeSize);
        return new CataloguePages(
            Page(datasets, host, 1, SmallSize),
            [.. numbers.Select(number => Page(datasets, host, number, LargeSize))]);
    }

    private static byte[] Page(string[] datasets, string host, int number, int size)
    {
        var data = string.Join(", ", Enumerable.Range((number - 1) * size, size).Select(Dataset));
        return Encoding.UTF8.GetBytes($$"""
            {"data": [{{data}}], "next_page": {{Link(number + 1)}}, "page": {{number}}, "page_size": {{size}},
            "previous_page": {{Link(number - 1)}}, "total": {{Total}}}
            """);

        string Dataset(int index) => datasets[index % datasets.Length].Replace(Placeholder, $"{index:x24}", StringComparison.Ordinal);

        string Link(int to) => to > 0 && to <= Total / size ? $"\"http://{host}/api/1/datasets/?page={to}&page_size={size}\"" : "null";
    }

    private static string Shorten(JsonObject dataset)
    {
        var small = new JsonObject(Members.Select(name => KeyValuePair.Create(name, dataset[name]?.DeepClone())));
        small["id"] = Placeholder;
        small["organization"]!.AsObject().Remove("permissions");
        return small.ToJsonString(Options);
    }
}
