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
            var apis = document["apis"] is JArray { Count: > 0 } entries
                ? entries
                    .Select(
                        (entry, index) =>
                            entry is JObject api
                                ? Api.Parse(api)
                                : throw new DocumentException(
                                    $"$.apis[{index}]",
                                    "An API is an object.",
                                    "Write { \"name\": …, \"title\": …, \"source\": …, \"format\": …, \"namespace\": … }."))
                    .ToList()
                : throw new DocumentException("$.apis", "There is no list of APIs.", "List the APIs in \"apis\".");
            RefuseTwice(apis, api => api.Name);

            // Files and root builders are named after the last part of the namespace.
            RefuseTwice(apis, api => api.ShortName);
            RefuseUnknownShares(apis);
            return new SpecsFolder(root, apis);
        }
        catch (DocumentException defect)
        {
            throw defect.In(index);
        }
    }

    private static void RefuseTwice(List<Api> apis, Func<Api, string> name)
    {
        if (apis.GroupBy(name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new DocumentException("$.apis", $"Two APIs are named \"{twice.Key}\".", "Give each API its own name and namespace.");
        }
    }

    // An API that shares comes after the one that it shares with: no two wait for each other.
    private static void RefuseUnknownShares(List<Api> apis)
    {
        var lost = apis.Find(api =>
            api.SharesWith is { } name && apis.TakeWhile(before => before != api).All(before => before.Name != name));
        if (lost is not null)
        {
            throw new DocumentException(
                "$.apis",
                $"\"{lost.Name}\" shares models with \"{lost.SharesWith}\", and no API before it has that name.",
                "Name an API that stands before this one in \"sharesWith\".");
        }
    }

    /// <summary>The API that another one shares models with, or null.</summary>
    public Api? SharedWith(Api api) => Apis.SingleOrDefault(other => other.Name == api.SharesWith);

    /// <summary>The APIs that share the models of one.</summary>
    public IEnumerable<Api> Sharing(Api api) => Apis.Where(other => other.SharesWith == api.Name);

    /// <summary>All APIs, or the one of that name.</summary>
    public IReadOnlyList<Api> Select(string? name)
    {
        if (name is null)
        {
            return Apis;
        }

        return Apis.SingleOrDefault(api => api.Name == name) is { } one
            ? [one]
            : throw new DocumentException(
                "$.apis",
                $"There is no API named \"{name}\".",
                $"Use one of: {string.Join(", ", Apis.Select(api => api.Name))}.",
                Path.Combine(Root, "specs.json"));
    }

    /// <summary>The document as pulled.</summary>
    public string Upstream(Api api) => Path.Combine(Root, api.Name, "upstream.json");

    /// <summary>What we say about it.</summary>
    public string Overlay(Api api) => Path.Combine(Root, api.Name, "overlay.json");

    /// <summary>Where, when and what was pulled.</summary>
    public string Lock(Api api) => Path.Combine(Root, api.Name, "lock.json");
}
