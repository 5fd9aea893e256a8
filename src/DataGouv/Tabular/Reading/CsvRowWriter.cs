using System.Buffers;
using System.Text;
using System.Text.Json;
using CsvHelper;

namespace DataGouv.Tabular;

/// <summary>
/// Writes rows as CSV, straight from their JSON: names of columns quoted where they must be, booleans as words, dates as in ISO 8601, an
/// empty cell as nothing and an empty text as <c>""</c>. The CSV of the server does none of these.
/// </summary>
internal static class CsvRowWriter
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n" };

    public static CsvWriter Create(Stream destination) => CsvWriter.Create(destination, Options, leaveOpen: true);

    public static ValueTask WriteHeaderAsync(CsvWriter csv, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            csv.WriteField(Encoding.UTF8.GetBytes(name));
        }

        return csv.EndRecordAsync(cancellationToken);
    }

    public static ValueTask WriteAsync(CsvWriter csv, TabularRow row, CancellationToken cancellationToken)
    {
        for (var column = 0; column < row.Block.Columns.Count; column++)
        {
            Write(csv, row.Block.Cell(row.Index, column));
        }

        return csv.EndRecordAsync(cancellationToken);
    }

    private static void Write(CsvWriter csv, ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty || json[0] == 'n')
        {
            csv.WriteField((string?)null);
        }
        else if (json[0] != '"')
        {
            csv.WriteField(json);
        }
        else if (json.Length == 2)
        {
            csv.WriteField("", CsvQuoting.Always);
        }
        else if (json.IndexOf((byte)'\\') < 0)
        {
            csv.WriteField(json[1..^1]);
        }
        else
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            var text = ArrayPool<byte>.Shared.Rent(json.Length);
            csv.WriteField(text.AsSpan(0, reader.CopyString(text)));
            ArrayPool<byte>.Shared.Return(text);
        }
    }
}
