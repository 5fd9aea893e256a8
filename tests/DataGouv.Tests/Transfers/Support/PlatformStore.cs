using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace DataGouv.Tests.Transfers.Support;

/// <summary>What a platform of the tests holds, and how it treats uploads: as the recordings of the real one show.</summary>
internal sealed class PlatformStore
{
    public const string Dataset = "6b02e7d9e58025844ebfbe32";
    public static readonly Guid Hosted = Guid.Parse("4f3fe95c-620c-4d25-b901-3d0baa5c60e8");
    public static readonly Guid Remote = Guid.Parse("88e5d7f0-ee45-4762-84e2-2c5d52649141");
    public static readonly Guid Community = Guid.Parse("f9680b61-6d14-44d4-a280-5a6df1509a78");

    private static readonly string[] Extensions = ["csv", "gz", "json", "pdf", "txt", "xlsx", "zip"];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SortedDictionary<int, byte[]>> _parts = [];
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly JsonObject _dataset = new() { ["id"] = Dataset };
    private readonly List<JsonObject> _resources = [];
    private readonly List<JsonObject> _community = [];
    private DateTime _clock = new(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc);

    public PlatformStore()
    {
        ChangeDataset(new JsonObject { ["title"] = "Bancs publics", ["tags"] = new JsonArray("bancs") });
        _resources.Add(
            Describe(Hosted, "bancs.csv", Encoding.UTF8.GetBytes("nom\n"), "/s/resources/bancs-publics/20261101-000000/bancs.csv"));
        _resources[0]["title"] = "Bancs 2026";
        _resources.Add(Describe(Remote, "x.csv", [1], "/x.csv"));
        _resources[1]["filetype"] = "remote";
        _resources[1]["url"] = "https://ailleurs.exemple.org/x.csv";
        _community.Add(
            Describe(Community, "derive.csv", Encoding.UTF8.GetBytes("a;b\n"), "/s/resources/bancs-publics/20261101-000000/derive.csv"));
    }

    /// <summary>Does time stand still, so that files of one name collide?</summary>
    public bool IsTimeFrozen { get; set; }

    /// <summary>How many resources the dataset has.</summary>
    public int Count => _resources.Count;

    /// <summary>How many parts are kept.</summary>
    public int Parts => _parts.Values.Sum(parts => parts.Count);

    /// <summary>The content of a resource.</summary>
    public byte[] ContentOf(Guid? id)
    {
        lock (_gate)
        {
            return _files[new Uri(new Uri("http://x"), Find(id!.Value)!["url"]!.GetValue<string>()).AbsolutePath];
        }
    }

    /// <summary>A resource as it is now.</summary>
    public JsonObject Resource(Guid id) => Find(id)!;

    public byte[]? File(string path)
    {
        lock (_gate)
        {
            return _files.GetValueOrDefault(path);
        }
    }

    public static JsonObject ServerError() => new() { ["message"] = "Internal Server Error" };

    /// <summary>Makes a dataset, without resources.</summary>
    public JsonNode Create(JsonNode dataset)
    {
        lock (_gate)
        {
            var created = ChangeDataset(dataset);
            created["resources"] = new JsonArray();
            return created;
        }
    }

    /// <summary>Answers what is no upload: null when there is nothing.</summary>
    public JsonNode? Answer(string path, JsonNode? put, Uri root)
    {
        lock (_gate)
        {
            var segments = path["/api/1/datasets/".Length..].Trim('/').Split('/');
            var answer = segments switch
            {
                ["extensions"] => new JsonArray([.. Extensions.Select(extension => JsonValue.Create(extension))]),
                ["community_resources"] => new JsonObject
                {
                    ["data"] = new JsonArray([.. _community.Select(resource => resource.DeepClone())]),
                    ["page"] = 1,
                    ["page_size"] = 100,
                    ["total"] = _community.Count,
                    ["next_page"] = null,
                },
                ["community_resources", var id] => Change(Guid.Parse(id), put),
                [_, "resources", var id] => Change(Guid.Parse(id), put),
                [_] => ChangeDataset(put),
                _ => (JsonNode?)null,
            };
            return Rooted(answer, root);
        }
    }

    /// <summary>Takes an upload, or refuses it.</summary>
    public (int Status, JsonNode Answer) Upload(string path, UploadFormParts form, string key, Uri root)
    {
        lock (_gate)
        {
            var (status, answer) = Take(path, form, key);
            return (status, Rooted(answer, root)!);
        }
    }

    private (int Status, JsonNode Answer) Take(string path, UploadFormParts form, string key)
    {
        if (key.Length == 0)
        {
            return (401, Message("The server could not verify that you are authorized to access the URL requested."));
        }

        if (key.Contains("nobody", StringComparison.Ordinal))
        {
            return (403, Message("You do not have the permission to modify that object."));
        }

        var segments = path["/api/1/datasets/".Length..].Trim('/').Split('/');
        var target = segments switch
        {
            [_, "resources", var id, "upload"] => Guid.Parse(id),
            ["community_resources", var id, "upload"] => Guid.Parse(id),
            _ => (Guid?)null,
        };
        if (target is { } known && Find(known) is null)
        {
            return (404, Message("Resource does not exist"));
        }

        switch (form.Step)
        {
            case UploadStep.Part:
                return StorePart(form);
            case UploadStep.Final
                when _parts.TryGetValue(form.Uuid!, out var parts) && Enumerable.Range(0, form.TotalParts!.Value).All(parts.ContainsKey):
                return Store(
                    form.FileName!,
                    Joined([.. Enumerable.Range(0, form.TotalParts!.Value).Select(part => parts[part])]),
                    target,
                    path.EndsWith("/community/", StringComparison.Ordinal),
                    form.Uuid);
            case UploadStep.Final:
                return IsAllowed(form.FileName!) ? (500, ServerError()) : Forbidden();
            case UploadStep.Whole when form.File is null:
                return (
                    400,
                    new JsonObject
                    {
                        ["error"] = "Missing file parameter",
                        ["message"] = "",
                        ["success"] = false,
                    });
            default:
                return Store(form.OwnFileName!, form.File!, target, path.EndsWith("/community/", StringComparison.Ordinal), null);
        }
    }

    private static byte[] Joined(byte[][] parts)
    {
        var whole = new MemoryStream(parts.Sum(part => part.Length));
        Array.ForEach(parts, part => whole.Write(part));
        return whole.GetBuffer();
    }

    private (int Status, JsonNode Answer) StorePart(UploadFormParts form)
    {
        if (form.File!.Length != form.ChunkSize)
        {
            return (
                400,
                new JsonObject
                {
                    ["error"] = "Chunk size mismatch",
                    ["message"] = "",
                    ["success"] = false,
                });
        }

        var parts = _parts.TryGetValue(form.Uuid!, out var stored) ? stored : _parts[form.Uuid!] = [];
        return parts.TryAdd(form.PartIndex!.Value, form.File)
            ? (
                200,
                new JsonObject
                {
                    ["error"] = null,
                    ["message"] = "",
                    ["success"] = true,
                })
            : (500, ServerError());
    }

    private (int Status, JsonNode Answer) Store(string fileName, byte[] content, Guid? target, bool isCommunity, string? uuid)
    {
        if (!IsAllowed(fileName))
        {
            return Forbidden();
        }

        _clock = IsTimeFrozen ? _clock : _clock.AddSeconds(1);
        var url = $"/s/resources/bancs-publics/{_clock:yyyyMMdd-HHmmss}/{Slug(fileName)}";
        if (_files.ContainsKey(url))
        {
            return (500, ServerError());
        }

        if (uuid is not null)
        {
            _parts.Remove(uuid);
        }

        var resource = Describe(target ?? Guid.NewGuid(), Slug(fileName), content, url);
        if (target is { } replaced)
        {
            var list = _resources.Exists(existing => IdOf(existing) == replaced) ? _resources : _community;
            var index = list.FindIndex(existing => IdOf(existing) == replaced);
            resource["description"] = list[index]["description"]?.DeepClone();
            resource["filetype"] = list[index]["filetype"]?.DeepClone();
            list[index] = resource;
        }
        else
        {
            (isCommunity ? _community : _resources).Insert(0, resource);
        }

        var answer = resource.DeepClone();
        answer["success"] = true;
        return (target is null ? 201 : 200, answer);
    }

    private JsonObject Describe(Guid id, string name, byte[] content, string url)
    {
        _files[url] = content;
        return new JsonObject
        {
            ["id"] = id.ToString(),
            ["title"] = name,
            ["description"] = null,
            ["type"] = "main",
            ["filetype"] = "file",
            ["format"] = name.EndsWith(".csv.gz", StringComparison.Ordinal) ? "csv.gz" : name[(name.LastIndexOf('.') + 1)..],
            ["mime"] = name.EndsWith(".gz", StringComparison.Ordinal) ? "application/gzip" : "text/csv",
            ["filesize"] = content.Length,
            ["checksum"] = new JsonObject { ["type"] = "sha1", ["value"] = Content.Sha1(content) },
            ["url"] = url,
            ["latest"] = $"/api/1/datasets/r/{id}",
            ["created_at"] = _clock.ToString("O", CultureInfo.InvariantCulture),
            ["internal"] = new JsonObject { ["created_at_internal"] = _clock.ToString("O", CultureInfo.InvariantCulture) },
        };
    }

    private JsonObject ChangeDataset(JsonNode? change)
    {
        if (change is not null)
        {
            // What an update does not name stays, but for these two.
            _dataset["tags"] = new JsonArray();
            _dataset["temporal_coverage"] = null;
            foreach (var (name, value) in change.AsObject())
            {
                _dataset[name] = value?.DeepClone();
            }

            _clock = _clock.AddSeconds(1);
            _dataset["internal"] = new JsonObject { ["last_modified_internal"] = _clock.ToString("O", CultureInfo.InvariantCulture) };
        }

        var answer = (JsonObject)_dataset.DeepClone();
        answer["resources"] = new JsonArray([.. _resources.Select(resource => resource.DeepClone())]);
        return answer;
    }

    private JsonNode? Change(Guid id, JsonNode? put)
    {
        var resource = Find(id);
        foreach (var (name, value) in put?.AsObject() ?? [])
        {
            resource![name] = value?.DeepClone();
        }

        return resource?.DeepClone();
    }

    private JsonObject? Find(Guid id) => _resources.Concat(_community).FirstOrDefault(resource => IdOf(resource) == id);

    private static Guid IdOf(JsonObject resource) => Guid.Parse(resource["id"]!.GetValue<string>());

    private static JsonObject Message(string message) => new() { ["message"] = message };

    private static (int Status, JsonNode Answer) Forbidden() =>
        (
            400,
            Message(
                "This file type is not allowed.The allowed file type list is available at https://www.data.gouv.fr/api/1/datasets/extensions/"));

    private static bool IsAllowed(string fileName) => Slug(fileName).Split('.') is { Length: > 1 } parts && Extensions.Contains(parts[^1]);

    private static JsonNode? Rooted(JsonNode? answer, Uri root) =>
        answer is null
            ? null
            : JsonNode.Parse(
                answer
                    .ToJsonString()
                    .Replace("\"/s/", $"\"{new Uri(root, "/s/")}", StringComparison.Ordinal)
                    .Replace("\"/api/", $"\"{new Uri(root, "/api/")}", StringComparison.Ordinal));

    // The names that the tests use hold no other letters.
    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var character in name.ToLowerInvariant().Replace('é', 'e').Replace('à', 'a'))
        {
            if (char.IsAsciiLetterOrDigit(character) || character == '.')
            {
                slug.Append(character);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString();
    }
}
