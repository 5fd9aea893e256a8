using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using DataGouv.Tabular;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;

namespace DataGouv.Benchmarks.Tabular;

/// <summary>
/// A page of 50 rows and 20 columns, from its bytes. Budget: 61 µs and 16 KB; a scan with <c>Utf8JsonReader</c> is the floor, dictionaries and
/// Kiota's untyped nodes are what else one would do.
/// </summary>
[MemoryDiagnoser]
public class TabularPageBenchmark
{
    private const int Rows = 50;
    private const int Columns = 20;

    private byte[] _body = [];
    private string[] _names = [];

    /// <summary>Makes the page.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _names = [.. Enumerable.Range(1, Columns).Select(column => $"colonne {column}")];
        var rows = Enumerable.Range(1, Rows).Select(row => "{" + string.Join(',', _names.Select((name, column) => $"\"{name}\":{Value(row, column)}")) + "}");
        _body = Encoding.UTF8.GetBytes($$$"""{"data": [{{{string.Join(", ", rows)}}}], "links": {"profile": "https://tabular-api.data.gouv.fr/api/resources/x/profile/", "next": null, "prev": null}, "meta": {"page": 1, "page_size": 50, "total": 50}}""");
    }

    /// <summary>Reads every token and looks at none.</summary>
    [Benchmark(Baseline = true)]
    public int Utf8JsonReaderScan()
    {
        var reader = new Utf8JsonReader(_body);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    /// <summary>The rows, their cells at hand, and the buffers given back.</summary>
    [Benchmark]
    public int TabularRows()
    {
        using var rows = Parse();
        return rows.Count;
    }

    /// <summary>The rows, and every number of them.</summary>
    [Benchmark]
    public double TabularRowsAndNumbers()
    {
        using var rows = Parse();
        var sum = 0.0;
        for (var row = 0; row < rows.Count; row++)
        {
            var cells = new TabularRow(rows, row);
            for (var column = 1; column < Columns; column += 2)
            {
                sum += cells[column].GetDouble() ?? 0;
            }
        }

        return sum;
    }

    /// <summary>A dictionary for each row.</summary>
    [Benchmark]
    public int Dictionaries()
    {
        using var document = JsonDocument.Parse(_body);
        var rows = new List<Dictionary<string, object?>>();
        foreach (var row in document.RootElement.GetProperty("data").EnumerateArray())
        {
            var cells = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var cell in row.EnumerateObject())
            {
                cells[cell.Name] = cell.Value.ValueKind switch
                {
                    JsonValueKind.String => cell.Value.GetString(),
                    JsonValueKind.Number => cell.Value.GetDouble(),
                    _ => null,
                };
            }

            rows.Add(cells);
        }

        return rows.Count;
    }

    /// <summary>What Kiota makes of a body without a model.</summary>
    [Benchmark]
    public int KiotaUntypedNodes()
    {
        using var document = JsonDocument.Parse(_body);
        var page = (UntypedObject)new JsonParseNode(document.RootElement).GetObjectValue(UntypedNode.CreateFromDiscriminatorValue);
        return ((UntypedArray)page.GetValue()["data"]).GetValue().Count();
    }

    private static string Value(int row, int column) => (column % 2, row * column % 17) switch
    {
        (_, 16) => "null",
        (0, _) => $"\"Commune n° {row * column}\"",
        _ => (row * column * 1.25).ToString("R", CultureInfo.InvariantCulture),
    };

    private RowBlock Parse()
    {
        var rented = ArrayPool<byte>.Shared.Rent(_body.Length);
        _body.CopyTo(rented, 0);
        return PageContent.Parse(rented, _body.Length, null).Rows;
    }
}
