using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CsvHelper;

namespace DataGouv.Tabular;

/// <summary>
/// Reads the CSV of the Metrics server, which has no JSON stream, into the same rows as its pages: identifiers and months are texts, all
/// else are numbers, and an empty field is null.
/// </summary>
internal sealed class CsvRowStream(Stream body, ColumnSet? known)
{
    private const int RowsInBlock = 500;

    private static readonly CsvReaderOptions Options = new() { Separator = ',', HasHeader = false };

    private string[] _names = [];

    public async IAsyncEnumerable<RowBlock> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var csv = CsvReader.Create(body, Options, leaveOpen: true);
        await using (csv.ConfigureAwait(false))
        {
            if (!await csv.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                yield break;
            }

            _names = csv.Current.ToArray();
            var columns = known is null
                ? ColumnSet.Create(_names)
                : known.Names.SequenceEqual(_names, StringComparer.Ordinal)
                    ? known
                    : throw TableVersion.Changed($"it has the columns {string.Join(", ", _names)} now");
            var isMore = true;
            while (isMore)
            {
                var block = new RowBlock(columns);
                var json = new ArrayBufferWriter<byte>(RowsInBlock * 128);
                while (block.Count < RowsInBlock && (isMore = await csv.ReadAsync(cancellationToken).ConfigureAwait(false)))
                {
                    Write(csv, json, block);
                }

                var rented = ArrayPool<byte>.Shared.Rent(json.WrittenCount);
                json.WrittenSpan.CopyTo(rented);
                block.Own(rented);
                yield return block;
            }
        }
    }

    private static bool IsText(string name) => name is "metric_month" || (name != TableColumns.Id && name.EndsWith("_id", StringComparison.Ordinal));

    private void Write(CsvReader csv, ArrayBufferWriter<byte> json, RowBlock block)
    {
        if (csv.FieldCount != _names.Length)
        {
            block.Dispose();
            throw new TabularReadException(
                TabularReadFailure.Interrupted,
                $"Row {csv.RowNumber} of the CSV has {csv.FieldCount} fields of {_names.Length}: the server or the connection broke off. "
                    + "The rows so far are not all.");
        }

        block.Begin(json.WrittenCount);
        for (var column = 0; column < _names.Length; column++)
        {
            json.Write(column == 0 ? "{\""u8 : ",\""u8);
            json.Write(JsonEncodedText.Encode(_names[column]).EncodedUtf8Bytes);
            json.Write("\":"u8);
            var start = json.WrittenCount;
            WriteValue(json, csv.GetSpan(column), IsText(_names[column]));
            block.Cell(column, start, json.WrittenCount);
        }

        json.Write("}"u8);
        block.End(json.WrittenCount);
    }

    private static void WriteValue(ArrayBufferWriter<byte> json, ReadOnlySpan<byte> field, bool isText)
    {
        if (field.IsEmpty)
        {
            json.Write("null"u8);
        }
        else if (isText || !decimal.TryParse(field, System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            json.Write("\""u8);
            json.Write(JsonEncodedText.Encode(Encoding.UTF8.GetString(field)).EncodedUtf8Bytes);
            json.Write("\""u8);
        }
        else
        {
            json.Write(field);
        }
    }
}
