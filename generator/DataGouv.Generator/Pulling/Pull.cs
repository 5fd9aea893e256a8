using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.Canonical;
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
            var fetched = await source.Fetch(api, Known(api), cancellation);
            pulled.Add((api, fetched, fetched.Text is null ? null : Check(api, fetched)));
        }

        return [.. pulled.Select(one => Replace(one.Api, one.Fetched, one.Document))];
    }

    private PullResult Replace(Api api, FetchedDocument fetched, JObject? document)
    {
        if (document is null)
        {
            return PullResult.Unchanged(api);
        }

        var old = Readable(() => JsonFile.Read(specs.Upstream(api)));
        if (JToken.DeepEquals(Comparable(old), Comparable(document)))
        {
            RenewLock(api, fetched, old!);
            return PullResult.Unchanged(api);
        }

        var text = JsonFile.Format(document);
        JsonFile.WriteText(specs.Upstream(api), text);
        Lock(fetched, document, LockFile.Checksum(text)).Write(specs.Lock(api));
        return PullResult.Between(api, Comparable(old), Comparable(document)!);
    }

    // The same document under another validator, or pulled for the first time: the next conditional request needs to know. A copy
    // of it from elsewhere tells nothing new.
    private void RenewLock(Api api, FetchedDocument fetched, JObject document)
    {
        var known = Known(api);
        if (known is null || known.Source == fetched.Source && (known.Pulled is null || known.ETag != fetched.ETag || known.LastModified != fetched.LastModified))
        {
            Lock(fetched, document, FileChecksum(api)).Write(specs.Lock(api));
        }
    }

    private LockFile Lock(FetchedDocument fetched, JObject document, string checksum) =>
        new(fetched.Source, clock.GetUtcNow(), fetched.ETag, fetched.LastModified, checksum, (document["info"]?["version"] as JValue)?.Value as string, null);

    // A lock says nothing about a document that is not the one it was written for: without it, the whole document is fetched.
    private LockFile? Known(Api api) =>
        Readable(() => LockFile.Read(specs.Lock(api))) is { } known && File.Exists(specs.Upstream(api)) && known.Sha256 == FileChecksum(api) ? known : null;

    private string FileChecksum(Api api) => LockFile.Checksum(File.ReadAllText(specs.Upstream(api)));

    // What cannot be read is what a pull replaces.
    private static T? Readable<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (DocumentException)
        {
            return null;
        }
    }

    // The server orders the values of enums anew at each of its starts.
    private static JObject? Comparable(JObject? document) => document is null ? null : new SortEnums().Apply((JObject)document.DeepClone());

    private static JObject Check(Api api, FetchedDocument fetched)
    {
        try
        {
            var document = JsonFile.Parse(fetched.Text!);
            DocumentFormat.Check(document, api);
            return document;
        }
        catch (DocumentException defect)
        {
            throw defect.In($"{fetched.Origin} ({api.Name})");
        }
    }
}
