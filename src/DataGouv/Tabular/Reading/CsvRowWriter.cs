using System.Buffers;
using System.Text;
using System.Text.Json;
using CsvHelper;

namespace DataGouv.Tabular;

/// <summary>
/// Writes rows as CSV, straight from their JSON: names of columns quoted where they must be, booleans as words, dates as in ISO 8601, an
/// empty cell as nothing and an empty text as <c>""</c>. The CSV of the server does none of these.
/// </summary>
/// <param name="csv">What puts fields into quotes.</param>
/// <param name="json">The columns of JSON, whose texts stay JSON.</param>
internal sealed class CsvRowWriter(CsvWriter csv, IReadOnlySet<string> json)
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n" };

    private ColumnSet? _columns;
    private bool[] _isJson = [];

    public static CsvWriter Create(Stream destination) => CsvWriter.Create(destination, Options, leaveOpen: true);

    public ValueTask WriteHeaderAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            csv.WriteField(Encoding.UTF8.GetBytes(name));
        }

        return csv.EndRecordAsync(cancellationToken);
    }

    public ValueTask WriteAsync(TabularRow row, CancellationToken cancellationToken)
    {
        var columns = row.Block.Columns;
        if (columns != _columns)
        {
            _columns = columns;
            _isJson = [.. columns.Names.Select(json.Contains)];
        }

        for (var column = 0; column < columns.Count; column++)
        {
            var cell = row.Block.Cell(row.Index, column);
            if (_isJson[column] && !cell.IsEmpty && cell[0] != 'n')
            {
                WriteJson(cell);
            }
            else
            {
                Write(cell);
            }
        }

        return csv.EndRecordAsync(cancellationToken);
    }

    private void Write(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty || cell[0] == 'n')
        {
            csv.WriteField((string?)null);
        }
        else if (cell[0] != '"')
        {
            csv.WriteField(cell);
        }
        else if (cell.Length == 2)
        {
            csv.WriteField("", CsvQuoting.Always);
        }
        else if (cell.IndexOf((byte)'\\') < 0)
        {
            csv.WriteField(cell[1..^1]);
        }
        else
        {
            var reader = new Utf8JsonReader(cell);
            reader.Read();
            var text = ArrayPool<byte>.Shared.Rent(cell.Length);
            csv.WriteField(text.AsSpan(0, reader.CopyString(text)));
            ArrayPool<byte>.Shared.Return(text);
        }
    }

    // The server writes pages with escapes for all but ASCII, and streams without: a cell is the same from both.
    private void WriteJson(ReadOnlySpan<byte> cell)
    {
        if (cell.IndexOf("\\u"u8) < 0)
        {
            csv.WriteField(cell);
            return;
        }

        var plain = ArrayPool<byte>.Shared.Rent(cell.Length);
        csv.WriteField(plain.AsSpan(0, JsonEscapes.Remove(cell, plain)));
        ArrayPool<byte>.Shared.Return(plain);
    }
}
