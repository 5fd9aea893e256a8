using System.Globalization;
using System.Text;
using DataGouv.Tests.Tabular.Grammar;

namespace DataGouv.Benchmarks.Tabular.Rows;

/// <summary>
/// A table of 120,000 rows and twelve columns, made before the first request, in the order of the file and in that of a column with many equal
/// values and some nulls. What a stream holds is a piece of one of both.
/// </summary>
internal sealed class BigTable
{
    public const int Count = 120_000;

    /// <summary>The column that rows are sorted by.</summary>
    public const string Sorted = "n";

    private const int Texts = 10;

    private static readonly string[] Names = ["__id", Sorted, .. Enumerable.Range(1, Texts).Select(Name)];

    private readonly Ordering _byNumber = new(Enumerable.Range(1, Count));
    private readonly Ordering _backwards = new(Enumerable.Range(1, Count).Reverse());
    private readonly Ordering _bySort = new(Enumerable.Range(1, Count).OrderBy(id => Value(id) ?? int.MaxValue).ThenBy(id => id));

    /// <summary>The rows that a query has: a stretch of an ordering.</summary>
    public (ReadOnlyMemory<byte> Json, int Rows) Stream(Understood query)
    {
        var (ordering, from, to) = Stretch(query);
        return (ordering.Json(from, to, query.Columns), to - from);
    }

    /// <summary>A page of a query, and how many rows it has.</summary>
    public (ReadOnlyMemory<byte> Json, int Total) Page(Understood query, int page, int size)
    {
        var (ordering, from, to) = Stretch(query);
        var start = Math.Min(from + ((page - 1) * size), to);
        return (ordering.Json(start, Math.Min(start + size, to), query.Columns), to - from);
    }

    private static int? Value(int id) => id % 97 == 0 ? null : (int)(id * 7919L % 1009);

    private static string Row(int id, IReadOnlyList<string> columns)
    {
        var json = new StringBuilder("{");
        foreach (var name in columns.Count > 0 ? columns : Names)
        {
            json.Append(json.Length == 1 ? "\"" : ",\"").Append(name).Append("\":").Append(Cell(id, name));
        }

        return json.Append('}').ToString();
    }

    private static string Name(int column) => string.Create(CultureInfo.InvariantCulture, $"colonne {column}");

    private static string Cell(int id, string name) =>
        name switch
        {
            "__id" => id.ToString(CultureInfo.InvariantCulture),
            Sorted => Value(id)?.ToString(CultureInfo.InvariantCulture) ?? "null",
            _ when name[^1] % 2 == 0 => string.Create(CultureInfo.InvariantCulture, $"\"Commune n° {id} {name}\""),
            _ => string.Create(CultureInfo.InvariantCulture, $"{id % 1000}.25"),
        };

    // What a query of these benchmarks leaves is always a stretch.
    private (Ordering Ordering, int From, int To) Stretch(Understood query)
    {
        var ordering = query.Order switch
        {
            [("__id", "desc.nullslast"), ..] => _backwards,
            [] => _byNumber,
            _ => _bySort,
        };
        var kept = Enumerable.Range(0, Count).Where(place => query.Conditions.All(condition => Holds(condition, ordering.Ids[place])));
        var (from, to) = (-1, 0);
        foreach (var place in kept)
        {
            (from, to) = (from < 0 ? place : from, place + 1);
        }

        return (ordering, Math.Max(from, 0), to);
    }

    private static bool Holds(Condition condition, int id)
    {
        var value = condition.Column == "__id" ? id : Value(id);
        return condition.Operator switch
        {
            "or" => condition.Parts.Any(part => Holds(part, id)),
            "and" => condition.Parts.All(part => Holds(part, id)),
            "null" => value is null,
            "not.null" => value is not null,
            "eq" => value == Number(condition),
            "lt" => value < Number(condition),
            "lte" => value <= Number(condition),
            "gt" => value > Number(condition),
            "gte" => value >= Number(condition),
            _ => throw new MisunderstoodException($"{condition} is not part of these benchmarks."),
        };
    }

    private static int Number(Condition condition) => int.Parse(condition.Values[0], CultureInfo.InvariantCulture);

    private sealed class Ordering
    {
        private readonly byte[] _json;
        private readonly int[] _ends;

        public Ordering(IEnumerable<int> ids)
        {
            Ids = [.. ids];
            _ends = new int[Ids.Length + 1];
            var json = new MemoryStream();
            for (var place = 0; place < Ids.Length; place++)
            {
                json.Write(Encoding.UTF8.GetBytes(Row(Ids[place], []) + ","));
                _ends[place + 1] = (int)json.Length;
            }

            _json = json.ToArray();
        }

        public int[] Ids { get; }

        public ReadOnlyMemory<byte> Json(int from, int to, IReadOnlyList<string> columns) =>
            from >= to ? default
            : columns.Count == 0 || columns.SequenceEqual(Names) ? _json.AsMemory(_ends[from]..(_ends[to] - 1))
            : Encoding.UTF8.GetBytes(string.Join(',', Ids[from..to].Select(id => Row(id, columns))));
    }
}
