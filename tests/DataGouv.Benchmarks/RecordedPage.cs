using System.Text.Json.Nodes;
using DataGouv.Replay;

namespace DataGouv.Benchmarks;

/// <summary>A page of 20 whole datasets, 208 KB: as large as the real ones are, made of datasets that were recorded.</summary>
internal static class RecordedPage
{
    private const int Count = 20;

    public static byte[] Create()
    {
        var light = Read("dataset-by-id");
        var list = Read("datasets-list-page-1")["data"]!;
        var data = new JsonArray([.. Enumerable.Range(0, Count).Select(index => (index % 10 == 0 ? list[0]! : index % 2 == 0 ? list[1]! : light).DeepClone())]);
        var page = new JsonObject { ["data"] = data, ["next_page"] = null, ["page"] = 1, ["page_size"] = Count, ["previous_page"] = null, ["total"] = Count };
        return System.Text.Encoding.UTF8.GetBytes(page.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    private static JsonNode Read(string name) =>
        JsonNode.Parse(RecordingStore.Default.Recordings.First(recording => recording.Name == name).Response.Text)!;
}
