using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using DataGouv.Tests.Tabular.Grammar;

namespace DataGouv.Tests.Tabular.Sql;

/// <summary>
/// A Tabular server whose table is replaced at a moment of the test, as the crawler does it: dropped, empty, half full, full, and only then noted.
/// Moments are counted by requests and by the pieces in which streams are read; a stream that has begun goes on with the rows that it began with.
/// </summary>
internal sealed class SqlTableServer(SqlTable? table) : HttpMessageHandler
{
    private const int PieceSize = 4096;

    private readonly Lock _gate = new();
    private readonly List<string> _requests = [];
    private SqlTable? _table = table;
    private int _version = 1;
    private int _moment;

    /// <summary>The server streams no more rows.</summary>
    public int LongestStream { get; init; } = 50_000;

    /// <summary>What the table becomes after a moment; the last entry is noted as a new version.</summary>
    public IReadOnlyDictionary<int, SqlTable?> Changes { get; init; } = new Dictionary<int, SqlTable?>();

    /// <summary>The moment from which on the new version is noted.</summary>
    public int NotedAt { get; init; } = int.MaxValue;

    /// <summary>After how many bytes streams are cut, by their number from 1.</summary>
    public IReadOnlyDictionary<int, int> Cuts { get; init; } = new Dictionary<int, int>();

    /// <summary>What the profile says of the number of rows; null for no profile.</summary>
    public long? ProfiledRows { get; init; } = 1;

    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>How many moments there were.</summary>
    public int Moment => Volatile.Read(ref _moment);

    /// <summary>How many streams were asked for.</summary>
    public int Streams => Requests.Count(request => request.Contains("/json/", StringComparison.Ordinal));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var target = request.RequestUri!.PathAndQuery;
        lock (_gate)
        {
            _requests.Add(target);
            Advance();
            var response = Answer(target);
            response.RequestMessage = request;
            return Task.FromResult(response);
        }
    }

    private static HttpResponseMessage Json(int status, string body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private void Advance()
    {
        _moment++;
        if (Changes.TryGetValue(_moment, out var next))
        {
            _table = next;
        }

        _version = _moment >= NotedAt ? 2 : 1;
    }

    private HttpResponseMessage Answer(string target)
    {
        var (path, query) = target.Split('?') is [var before, var after] ? (before, after) : (target, "");
        if (path.StartsWith("/api/2/", StringComparison.Ordinal))
        {
            return Json(404, "{}");
        }

        if (path.EndsWith("/profile/", StringComparison.Ordinal))
        {
            return ProfiledRows is { } rows
                ? Json(
                    200,
                    $$"""{"profile":{"header":{{Header()}},"columns":{},"total_lines":{{rows}}},"deleted_at":null,"dataset_id":null,"indexes":null}""")
                : new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("404: Not Found") };
        }

        if (!path.Contains("/data/", StringComparison.Ordinal))
        {
            return Json(200, $$"""{"created_at":"2026-05-0{{_version}}T10:00:00+00:00","url":"https://example.test/a.csv","links":[]}""");
        }

        if (_table is not { } current)
        {
            return Json(
                404,
                """{"errors":[{"code":null,"title":"Database error","detail":{"code":"42P01","message":"relation does not exist"}}]}""");
        }

        try
        {
            var understood = FirstServer.Read(query);
            return path.EndsWith("/json/", StringComparison.Ordinal) ? Stream(current, understood) : Page(current, understood);
        }
        catch (MisunderstoodException refused)
        {
            return Json(
                400,
                $$"""{"errors":[{"code":null,"title":"Invalid query string","detail":"{{JavaScriptEncoder.Default.Encode(refused.Message)}}"}]}""");
        }
    }

    private string Header() =>
        $"[{string.Join(",", (_table?.Columns ?? []).Skip(1).Select(name => $"\"{JavaScriptEncoder.Default.Encode(name)}\""))}]";

    private static HttpResponseMessage Page(SqlTable current, Understood query)
    {
        var (page, size, total) = (query.Page ?? 1, query.PageSize ?? 20, current.Count(query));
        var offset = (page - 1) * size;
        if (offset > total)
        {
            return Json(416, """{"errors":[{"code":null,"title":"Database error","detail":{"code":"PGRST103"}}]}""");
        }

        var rows = string.Join(", ", current.Rows(query, JavaScriptEncoder.Default, offset, size));
        return Json(
            200,
            $$"""{"data": [{{rows}}], "links": {}, "meta": {"page": {{page}}, "page_size": {{size}}, "total": {{total}} } }""");
    }

    private HttpResponseMessage Stream(SqlTable current, Understood query)
    {
        if (current.Count(query) > LongestStream)
        {
            return Json(403, """{"errors":[{"code":null,"title":"Output is too long","detail":"more rows than a stream may have"}]}""");
        }

        var body = Encoding.UTF8.GetBytes(
            $"[{string.Join(",\n ", current.Rows(query, JavaScriptEncoder.UnsafeRelaxedJsonEscaping, 0, int.MaxValue))}]\n");
        var number = _requests.Count(request => request.Contains("/json/", StringComparison.Ordinal));
        var content = new StreamContent(new Pieces(this, body, Cuts.TryGetValue(number, out var cut) ? cut : null));
        content.Headers.Add("Content-Type", "application/json");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    // A body that is read piece by piece, each of which is a moment.
    private sealed class Pieces(SqlTableServer server, byte[] body, int? cutAfter) : MemoryStream(body, writable: false)
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (server._gate)
            {
                server.Advance();
            }

            var size = Math.Min(buffer.Length, PieceSize);
            if (cutAfter is { } cut && Position + size > cut)
            {
                throw new HttpIOException(HttpRequestError.ResponseEnded, "The connection was cut.");
            }

            return new ValueTask<int>(Read(buffer.Span[..size]));
        }
    }
}
