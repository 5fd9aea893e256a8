using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Documents;

/// <summary>The <c>specs/</c> folder: which APIs there are, and the files of each.</summary>
internal sealed class SpecsFolder
{
    private SpecsFolder(string root, IReadOnlyList<Api> apis)
    {
        Root = root;
        Apis = apis;
    }

    /// <summary>The folder itself.</summary>
    public string Root { get; }

    /// <summary>The APIs, in the order of <c>specs.json</c>.</summary>
    public IReadOnlyList<Api> Apis { get; }

    /// <summary>Opens a folder that holds a <c>specs.json</c>.</summary>
    public static SpecsFolder Open(string root)
    {
        var index = Path.Combine(root, "specs.json");
        var document = JsonFile.Read(index);
        try
        {
            var apis = document["apis"] is JArray entries
                ? entries.OfType<JObject>().Select(Api.Parse).ToList()
                : throw new DocumentException("$.apis", "There is no list of APIs.", "List the APIs in \"apis\".");
            if (apis.GroupBy(api => api.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                throw new DocumentException("$.apis", $"Two APIs are named \"{twice.Key}\".", "Give each API its own name.");
            }

            return new SpecsFolder(root, apis);
        }
        catch (DocumentException defect)
        {
            throw defect.In(index);
        }
    }

    /// <summary>All APIs, or the one of that name.</summary>
    public IReadOnlyList<Api> Select(string? name)
    {
        if (name is null)
        {
            return Apis;
        }

        return Apis.SingleOrDefault(api => api.Name == name) is { } one
            ? [one]
            : throw new DocumentException("$.apis", $"There is no API named \"{name}\".", $"Use one of: {string.Join(", ", Apis.Select(api => api.Name))}.", Path.Combine(Root, "specs.json"));
    }

    /// <summary>The document as pulled.</summary>
    public string Upstream(Api api) => Path.Combine(Root, api.Name, "upstream.json");

    /// <summary>What we say about it.</summary>
    public string Overlay(Api api) => Path.Combine(Root, api.Name, "overlay.json");

    /// <summary>Where, when and what was pulled.</summary>
    public string Lock(Api api) => Path.Combine(Root, api.Name, "lock.json");
}
