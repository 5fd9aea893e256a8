using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Pulling;

/// <summary>Brings the documents of <c>specs/</c> up to date. All are fetched and checked before one is replaced.</summary>
internal sealed class Pull(SpecsFolder specs, IDocumentSource source, TimeProvider clock)
{
    /// <summary>Pulls some APIs, and says for each what changed.</summary>
    public async Task<IReadOnlyList<PullResult>> Run(IReadOnlyList<Api> apis, CancellationToken cancellation)
    {
        var pulled = new List<(Api Api, FetchedDocument Fetched, JObject? Document)>();
        foreach (var api in apis)
        {
            var fetched = await source.Fetch(api, LockFile.Read(specs.Lock(api)), cancellation);
            pulled.Add((api, fetched, fetched.Text is null ? null : Check(api, fetched)));
        }

        return [.. pulled.Select(one => Replace(one.Api, one.Fetched, one.Document))];
    }

    private PullResult Replace(Api api, FetchedDocument fetched, JObject? document)
    {
        var old = File.Exists(specs.Upstream(api)) ? JsonFile.Read(specs.Upstream(api)) : null;
        if (document is null || JToken.DeepEquals(old, document))
        {
            return PullResult.Unchanged(api);
        }

        var text = JsonFile.Format(document);
        JsonFile.WriteText(specs.Upstream(api), text);
        new LockFile(fetched.Source, clock.GetUtcNow(), fetched.ETag, fetched.LastModified, LockFile.Checksum(text), (string?)document["info"]?["version"], null).Write(specs.Lock(api));
        return PullResult.Between(api, old, document);
    }

    private static JObject Check(Api api, FetchedDocument fetched)
    {
        JObject document;
        try
        {
            document = JsonFile.Parse(fetched.Text!);
        }
        catch (DocumentException defect)
        {
            throw defect.In($"{fetched.Source} ({api.Name})");
        }

        var (word, version) = api.Format switch
        {
            "swagger-2.0" => ("swagger", "2.0"),
            "openapi-3.0" => ("openapi", "3.0"),
            _ => throw new DocumentException("$.apis", $"\"{api.Format}\" is not a format of documents.", "Use \"swagger-2.0\" or \"openapi-3.0\" in specs.json."),
        };
        if (document[word]?.Type != JTokenType.String || !((string)document[word]!).StartsWith(version, StringComparison.Ordinal))
        {
            throw Refusal($"This is not a document of the format {api.Format}.", "Check the address; if upstream changed its format, change it in specs.json.");
        }

        if (!document.Operations().Any())
        {
            throw Refusal("The document has no operation.", "Check the address: a document without operations would empty the client.");
        }

        return document;

        DocumentException Refusal(string problem, string fix) => new("$", problem, fix, $"{fetched.Source} ({api.Name})");
    }
}
