using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Lists;

/// <summary>A list of five items in pages of two, to which the server applies the mask of the request as flask-restx does.</summary>
internal sealed partial class MaskedListServer
{
    private const int Size = 2;
    private const int Total = 5;

    public MaskedListServer() => Handler = new StubHandler(Answer);

    public StubHandler Handler { get; }

    private static HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var number = Number().Match(request.RequestUri!.Query) is { Success: true } match ? int.Parse(match.Groups[1].Value, null) : 1;
        var before = Size * (number - 1);
        var page = new JsonObject
        {
            ["data"] = new JsonArray([.. Enumerable.Range(before + 1, Math.Min(Size, Total - before)).Select(Item)]),
            ["next_page"] = number * Size < Total ? $"https://www.example.test{request.RequestUri.AbsolutePath}?page={number + 1}" : null,
            ["page"] = number,
            ["page_size"] = Size,
            ["previous_page"] = null,
            ["total"] = Total,
        };
        var mask = request.Headers.TryGetValues("X-Fields", out var masks) ? Bare(string.Join(',', masks)) : "*";
        return Answers.Json(Apply(new Queue<string>(Tokens().Matches(mask).Select(token => token.Value)), page).ToJsonString());
    }

    private static JsonObject Item(int number) => new()
    {
        ["id"] = $"5e{number:d22}",
        ["title"] = $"Title {number}",
        ["page"] = $"https://www.example.test/{number}",
        ["owner"] = new JsonObject { ["id"] = $"{number}", ["slug"] = "somebody" },
    };

    private static string Bare(string mask) => mask.Trim() is ['{', .. var inner, '}'] ? inner : mask;

    // Unknown names are dropped; a name with a mask keeps of its value what the mask names.
    private static JsonObject Apply(Queue<string> mask, JsonNode? value)
    {
        var kept = new JsonObject();
        var (all, name) = (false, "");
        while (mask.TryDequeue(out var token) && token != "}")
        {
            if (token == "{")
            {
                var inner = Nested(mask);
                kept[name] = value?[name] switch
                {
                    JsonArray items => new JsonArray([.. items.Select(item => Apply(new Queue<string>(inner), item))]),
                    JsonObject nested => Apply(new Queue<string>(inner), nested),
                    _ => null,
                };
                continue;
            }

            (all, name) = (all || token == "*", token == "," ? name : token);
            if (value is JsonObject known && known.ContainsKey(name) && token != ",")
            {
                kept[name] = known[name]?.DeepClone();
            }
        }

        foreach (var (rest, content) in all && value is JsonObject whole ? whole : [])
        {
            kept.TryAdd(rest, content?.DeepClone());
        }

        return kept;
    }

    private static List<string> Nested(Queue<string> mask)
    {
        var inner = new List<string>();
        for (var depth = 1; depth > 0;)
        {
            var token = mask.Dequeue();
            depth += token switch { "{" => 1, "}" => -1, _ => 0 };
            inner.Add(token);
        }

        return inner[..^1];
    }

    [GeneratedRegex("[?&]page=([0-9]+)")]
    private static partial Regex Number();

    [GeneratedRegex(@"[{},]|[\w:*-]+")]
    private static partial Regex Tokens();
}
