using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataGouv.Tests.Tabular.Crawled;

namespace DataGouv.Tests.Tabular.Data;

/// <summary>A table of which is known what the server says of it as JSON and as CSV.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Columns">The columns with their types, without the number of the row.</param>
/// <param name="Rows">The rows in JSON.</param>
/// <param name="Csv">The server's CSV.</param>
public sealed record PublishedTable(string Name, IReadOnlyList<(string Name, string Type)> Columns, IReadOnlyList<string> Rows, string Csv)
{
    /// <summary>The names of the columns in the rows.</summary>
    public required IReadOnlyList<string> Header { get; init; }

    /// <summary>The types of the columns, with the number of the row.</summary>
    public IReadOnlyList<string> Types => ["int", .. Columns.Select(column => column.Type)];

    /// <summary>The cells that the server's CSV has.</summary>
    public IReadOnlyList<string?[]> Cells =>
        [.. ServerCsv.Read(Csv, Header).Select(row => row.Select((text, place) => CellText.Of(text, Types[place])).ToArray())];

    /// <summary>The same table on a server.</summary>
    internal CrawledTable Crawled => CrawledTable.Of(Columns, [.. Rows]);

    /// <summary>A table of which only the CSV is known.</summary>
    public static PublishedTable OfCsv(string name, IReadOnlyList<(string Name, string Type)> columns, IReadOnlyList<string> header, string csv)
    {
        var rows = ServerCsv.Read(csv, header).Select(row => Json(header, row.Select((text, place) => place == 0
            ? JsonValue.Create(long.Parse(text!, CultureInfo.InvariantCulture))
            : Node(text, columns[place - 1].Type))));
        return new PublishedTable(name, columns, [.. rows], csv) { Header = header };
    }

    /// <summary>A table of values, both forms of which are written as the server does.</summary>
    public static PublishedTable OfValues(
        string name,
        IReadOnlyList<(string Name, string Type)> columns,
        IReadOnlyList<string> header,
        IEnumerable<object?[]> values)
    {
        List<object?[]> rows = [.. values.Select((row, place) => (object?[])[place + 1L, .. row])];
        var csv = string.Concat(rows.Select(row => string.Join(',', row.Select(ServerCsv.Write)) + "\n"));
        var json = rows.Select(row => Json(header, row.Select((value, place) => place == 0 ? JsonValue.Create((long)value!) : Node(value, columns[place - 1].Type))));
        return new PublishedTable(name, columns, [.. json], $"{string.Join(',', header)}\n{csv}") { Header = header };
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    private static string Json(IReadOnlyList<string> header, IEnumerable<JsonNode?> values) =>
        new JsonObject(header.Zip(values, KeyValuePair.Create)).ToJsonString();

    private static JsonNode? Node(object? value, string type) => value switch
    {
        null => null,
        string text when type == "json" => JsonNode.Parse(text),
        double and (double.PositiveInfinity or double.NegativeInfinity) => Convert.ToString(value, CultureInfo.InvariantCulture),
        double number => number,
        long number => number,
        bool isTrue => isTrue,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture),
        _ => (string)value,
    };
}
