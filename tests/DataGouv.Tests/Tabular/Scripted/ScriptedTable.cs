using System.Globalization;
using System.Text;
using DataGouv.Tests.Tabular.Grammar;

namespace DataGouv.Tests.Tabular.Scripted;

/// <summary>
/// A table that answers queries as the server does: pages of 50 at most, streams of 50,000 at most, in the order of <c>__id</c> or sorted by it.
/// Rows are added, streams cut and refused as a test wants.
/// </summary>
internal sealed class ScriptedTable
{
    private const int LongestStream = 50_000;

    private readonly List<(long? Id, byte[] Json)> _rows;
    private List<(long? Id, byte[] Json)>? _backwards;

    /// <param name="ids">The numbers of the rows; null is a row without one.</param>
    /// <param name="width">How many columns a row has beside its number.</param>
    public ScriptedTable(IEnumerable<long?> ids, int width = 2) =>
        _rows = [.. ids.Select(id => (id, Encoding.UTF8.GetBytes(Row(id, width))))];

    /// <summary>A table of metrics, whose rows have other columns.</summary>
    /// <param name="ids">The numbers of the rows.</param>
    public static ScriptedTable OfMetrics(IEnumerable<long?> ids) =>
        new([
            .. ids.Select(id =>
                (
                    id,
                    Encoding.UTF8.GetBytes(
                        $"{{\"__id\":{id?.ToString(CultureInfo.InvariantCulture) ?? "null"},\"dataset_id\":\"abc\",\"monthly_visit\":7}}"))),
        ]);

    private ScriptedTable(List<(long? Id, byte[] Json)> rows) => _rows = rows;

    public ScriptedTable(int count, int width = 2)
        : this(Enumerable.Range(1, count).Select(id => (long?)id), width) { }

    /// <summary>Is there no stream?</summary>
    public int? StreamRefusal { get; set; }

    /// <summary>Ends the body of a stream, of the number given from 1, after part of it.</summary>
    public Func<int, string, string>? ChangeStream { get; set; }

    /// <summary>Called after the first request was answered.</summary>
    public Action<ScriptedTable>? Meanwhile { get; set; }

    /// <summary>How many requests there were, and for what.</summary>
    public List<string> Requests { get; } = [];

    public int Streams =>
        Requests.Count(request =>
            request.Contains("/json/", StringComparison.Ordinal) || request.Contains("/csv/", StringComparison.Ordinal));

    public void Add(int count)
    {
        _backwards = null;
        var last = _rows.Max(row => row.Id) ?? 0;
        _rows.AddRange(Enumerable.Range(1, count).Select(more => ((long?)(last + more), Encoding.UTF8.GetBytes(Row(last + more, 2)))));
    }

    public void Remove(int count)
    {
        _backwards = null;
        _rows.RemoveRange(_rows.Count - count, count);
    }

    /// <summary>Answers a request.</summary>
    public (int Status, string ContentType, ReadOnlyMemory<byte> Body) Answer(string pathAndQuery)
    {
        if (pathAndQuery.EndsWith("/profile/", StringComparison.Ordinal))
        {
            return (200, "application/json", Encoding.UTF8.GetBytes("""{"profile":{},"indexes":null}"""));
        }

        if (!pathAndQuery.Contains("/data/", StringComparison.Ordinal))
        {
            lock (Requests)
            {
                Requests.Add(pathAndQuery);
            }

            return (
                200,
                "application/json",
                Encoding.UTF8.GetBytes("""{"created_at":"2026-05-01T10:00:00+00:00","url":null,"links":[]}"""));
        }

        int stream;
        lock (Requests)
        {
            Requests.Add(pathAndQuery);
            stream = Streams;
        }

        var (path, query) = pathAndQuery.Split('?') is [var before, var after] ? (before, after) : (pathAndQuery, "");
        var understood = FirstServer.Read(query);
        var rows = _rows;
        foreach (var holds in understood.Conditions.Select(Test))
        {
            rows = [.. rows.Where(row => holds(row.Id))];
        }

        if (understood.Order is [("__id", "desc.nullslast"), ..])
        {
            rows = understood.Conditions.Count == 0 ? _backwards ??= Backwards(rows) : Backwards(rows);
        }

        var answer = path.EndsWith("/data/", StringComparison.Ordinal) ? Page(rows, understood) : Stream(rows, path, stream);
        if (Requests.Count == 1)
        {
            Meanwhile?.Invoke(this);
        }

        return answer;
    }

    private static List<(long? Id, byte[] Json)> Backwards(List<(long? Id, byte[] Json)> rows) =>
        [.. rows.OrderByDescending(row => row.Id)];

    private static string Row(long? id, int width)
    {
        var json = new StringBuilder($"{{\"__id\":{id?.ToString(CultureInfo.InvariantCulture) ?? "null"}");
        for (var column = 1; column <= width; column++)
        {
            json.Append(
                FormattableString.Invariant(
                    column % 2 == 1
                        ? $",\"nom {column}\":\"Commune n° {id}\""
                        : (FormattableString)$",\"valeur {column}\":{(id ?? 0) % 1000}.25"));
        }

        return json.Append('}').ToString();
    }

    private static Func<long?, bool> Test(Condition condition)
    {
        switch (condition)
        {
            case { Operator: "or" }:
                var tests = condition.Parts.Select(Test).ToList();
                return id => tests.Exists(test => test(id));
            case { Column: "__id", Operator: "null" }:
                return id => id is null;
            case { Column: "__id", Operator: "lte" }:
                var highest = Number(condition);
                return id => id <= highest;
            case { Column: "__id", Operator: "gte" }:
                var lowest = Number(condition);
                return id => id >= lowest;
            case { Column: "pair", Operator: "eq" }:
                return id => id % 2 == 0;
            default:
                throw new MisunderstoodException($"{condition} is not in the script.");
        }
    }

    private static long Number(Condition condition) => long.Parse(condition.Values[0], CultureInfo.InvariantCulture);

    private static (int, string, ReadOnlyMemory<byte>) Page(List<(long? Id, byte[] Json)> rows, Understood query)
    {
        var (page, size) = (query.Page ?? 1, query.PageSize ?? 20);
        var offset = (page - 1) * size;
        if (offset > rows.Count)
        {
            return (
                416,
                "application/json",
                Encoding.UTF8.GetBytes("""{"errors":[{"code":null,"title":"Database error","detail":{"code":"PGRST103"}}]}"""));
        }

        var given = rows.Skip(offset)
            .Take(size)
            .Select(row => query.Columns is ["__id"] ? Encoding.UTF8.GetBytes($"{{\"__id\":{row.Id}}}") : row.Json);
        var next = offset + size < rows.Count ? $"\"https://example.test/?page={page + 1}\"" : "null";
        return (
            200,
            "application/json",
            Join(
                "{\"data\":[",
                given,
                $"],\"links\":{{\"next\":{next},\"prev\":null}},\"meta\":{{\"page\":{page},\"page_size\":{size},\"total\":{rows.Count}}}}}"));
    }

    private (int, string, ReadOnlyMemory<byte>) Stream(List<(long? Id, byte[] Json)> rows, string path, int number)
    {
        if (StreamRefusal is { } refusal)
        {
            return (refusal, "text/plain", Encoding.UTF8.GetBytes($"{refusal}"));
        }

        if (rows.Count > LongestStream)
        {
            return (
                403,
                "application/json",
                Encoding.UTF8.GetBytes("""{"errors":[{"code":null,"title":"Output is too long","detail":"more than 50000 rows"}]}"""));
        }

        var body = path.EndsWith("/csv/", StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes(string.Concat(rows.Select(Csv).Prepend(Header(rows))) + "\n")
            : Join("[", rows.Select(row => row.Json), "]\n");
        return (
            200,
            "application/json",
            ChangeStream is null ? body : Encoding.UTF8.GetBytes(ChangeStream(number, Encoding.UTF8.GetString(body.Span))));
    }

    private static string Header(List<(long? Id, byte[] Json)> rows)
    {
        using var first = System.Text.Json.JsonDocument.Parse(rows[0].Json);
        return string.Join(',', first.RootElement.EnumerateObject().Select(member => member.Name)) + "\n";
    }

    private static string Csv((long? Id, byte[] Json) row)
    {
        using var json = System.Text.Json.JsonDocument.Parse(row.Json);
        return string.Join(',', json.RootElement.EnumerateObject().Select(member => member.Value.ToString())) + "\n";
    }

    private static ReadOnlyMemory<byte> Join(string before, IEnumerable<byte[]> rows, string after)
    {
        byte[][] given = [.. rows];
        var body = new MemoryStream(given.Sum(row => row.Length + 1) + before.Length + after.Length);
        body.Write(Encoding.UTF8.GetBytes(before));
        for (var place = 0; place < given.Length; place++)
        {
            body.Write(place == 0 ? [] : ","u8);
            body.Write(given[place]);
        }

        body.Write(Encoding.UTF8.GetBytes(after));
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
