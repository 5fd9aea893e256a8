using System.Net;
using System.Text.Json.Nodes;
using DataGouv.Tabular;
using DataGouv.Tests.Support;
using DataGouv.Tests.Tabular.Grammar;

namespace DataGouv.Tests.Tabular.Crawled;

/// <summary>A resource as the crawler left it: its profile and its few rows, which any query gets.</summary>
internal sealed class CrawledTable
{
    private readonly Func<IReadOnlyList<SentRequest>> _requests;
    private readonly string[] _rows;

    /// <param name="profile">The answer to the request for the profile.</param>
    /// <param name="rows">The rows in JSON, in order.</param>
    public CrawledTable(string profile, params string[] rows)
    {
        Profile = profile;
        _rows = rows;
        var server = new StubHandler(Answer);
        _requests = () => server.Requests;
        Resource = TestResource.On(server);
    }

    /// <summary>What the profile is from now on.</summary>
    public string Profile { get; set; }

    public TabularResource Resource { get; }

    public TabularQuery Rows => Resource.Rows;

    /// <summary>The requests for rows, without their encoding.</summary>
    public IEnumerable<string> Queries => Asked("/data/").Select(address => Uri.UnescapeDataString(Uri.UnescapeDataString(address.Query)));

    public int Profiles => Asked("/profile/").Count();

    /// <summary>A table of columns of given types.</summary>
    public static CrawledTable Of(IEnumerable<(string Name, string Type)> columns, params string[] rows)
    {
        var types = new JsonObject();
        foreach (var (name, type) in columns)
        {
            types[name] = new JsonObject { ["python_type"] = type, ["format"] = type };
        }

        var answer = new JsonObject { ["profile"] = new JsonObject { ["columns"] = types }, ["indexes"] = null };
        return new CrawledTable(answer.ToJsonString(), rows);
    }

    private IEnumerable<Uri> Asked(string end) =>
        _requests().Select(request => request.Address).Where(address => address.AbsolutePath.EndsWith(end, StringComparison.Ordinal));

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var address = request.RequestUri!;
        if (address.AbsolutePath.EndsWith("/profile/", StringComparison.Ordinal))
        {
            return Answers.Json(Profile);
        }

        if (address.AbsolutePath.EndsWith("/json/", StringComparison.Ordinal))
        {
            return Answers.Json($"[{string.Join(',', _rows)}]");
        }

        if (!address.AbsolutePath.EndsWith("/data/", StringComparison.Ordinal))
        {
            return Answers.Json("""{"allowed": true, "exceptions": []}""");
        }

        var query = FirstServer.Read(address.Query.TrimStart('?'));
        var rows = query.Columns is ["__id"] ? _rows.Select((_, place) => $"{{\"__id\": {place + 1}}}") : _rows;
        rows = query.Order is [("__id", "desc.nullslast"), ..] ? rows.Reverse() : rows;
        var (page, size) = (query.Page ?? 1, query.PageSize ?? 20);
        var total = query.Aggregates.Count == 0 ? $", \"total\": {_rows.Length}" : "";
        var data = string.Join(',', rows.Skip((page - 1) * size).Take(size));
        return Answers.Json($$$"""{"data": [{{{data}}}], "meta": {"page": {{{page}}}, "page_size": {{{size}}}{{{total}}} }}""");
    }
}
