using System.Globalization;
using System.Net;
using System.Text;
using DataGouv.Tests.Support;
using DataGouv.Tests.Tabular.Grammar;

namespace DataGouv.Arrow.Tests;

/// <summary>A server whose rows are made while they are sent: no memory holds them.</summary>
/// <param name="rows">How many rows there are.</param>
internal sealed class LongTable(int rows) : HttpMessageHandler
{
    /// <summary>Gets the row after which every stream is cut.</summary>
    public int CutAfter { get; init; } = int.MaxValue;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var response = address.AbsolutePath switch
        {
            var path when path.EndsWith("/profile/", StringComparison.Ordinal) => Answers.Json(
                """{"profile":{"header":["nom","valeur"],"columns":{"nom":{"python_type":"string"},"valeur":{"python_type":"float"}}}}"""),
            var path when path.EndsWith("/data/", StringComparison.Ordinal) => Page(FirstServer.Read(address.Query.TrimStart('?'))),
            var path when path.EndsWith("/json/", StringComparison.Ordinal) => Stream(FirstServer.Read(address.Query.TrimStart('?'))),
            _ => Answers.Json("""{"created_at":"2026-05-01T10:00:00+00:00","url":"https://example.test/a.csv","links":[]}"""),
        };
        response.RequestMessage = request;
        return Task.FromResult(response);
    }

    private static string Row(int id) => string.Create(CultureInfo.InvariantCulture, $$"""{"__id":{{id}},"nom":"ligne {{id}}","valeur":{{id / 8.0}}}""");

    private HttpResponseMessage Page(Understood query)
    {
        var (first, last) = Range(query);
        var (number, size, total) = (query.Page ?? 1, query.PageSize ?? 20, Math.Max(0, last - first + 1));
        var places = Enumerable.Range((number - 1) * size, Math.Clamp(total - ((number - 1) * size), 0, size));
        var isDescending = query.Order is [(_, var direction), ..] && direction.StartsWith("desc", StringComparison.Ordinal);
        var data = string.Join(',', places.Select(place => Row(isDescending ? last - place : first + place)));
        return Answers.Json($$$"""{"data":[{{{data}}}],"meta":{"page":{{{number}}},"page_size":{{{size}}},"total":{{{total}}}}}""");
    }

    private HttpResponseMessage Stream(Understood query)
    {
        var (first, last) = Range(query);
        var content = new StreamContent(new RowStream(first, last, CutAfter));
        content.Headers.Add("Content-Type", "application/json");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    private (int First, int Last) Range(Understood query)
    {
        var (first, last) = (1, rows);
        foreach (var condition in query.Conditions)
        {
            var value = int.Parse(condition.Values[0], CultureInfo.InvariantCulture);
            (first, last) = condition.Operator switch
            {
                "gt" => (Math.Max(first, value + 1), last),
                "gte" => (Math.Max(first, value), last),
                "lt" => (first, Math.Min(last, value - 1)),
                "lte" => (first, Math.Min(last, value)),
                _ => throw new MisunderstoodException($"{condition} is not in the script."),
            };
        }

        return (first, last);
    }

    private sealed class RowStream(int first, int last, int cutAfter) : MemoryStream
    {
        private const int RowsInPiece = 200;

        private int _next = first;
        private bool _isBegun;
        private bool _isEnded;

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == Length && !_isEnded)
            {
                SetLength(0);
                Write(Encoding.UTF8.GetBytes(Piece()));
                Position = 0;
            }

            return new ValueTask<int>(Read(buffer.Span));
        }

        private string Piece()
        {
            if (_next > cutAfter)
            {
                throw new HttpIOException(HttpRequestError.ResponseEnded, "The connection was cut.");
            }

            var count = Math.Min(RowsInPiece, last - _next + 1);
            var start = _isBegun ? "," : "[";
            var piece = string.Join(',', Enumerable.Range(_next, count).Select(Row));
            _isBegun = true;
            _next += count;
            _isEnded = _next > last;
            return start + piece + (_isEnded ? "]" : "");
        }
    }
}
