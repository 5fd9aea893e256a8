using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Benchmarks.Tabular.Rows;

/// <summary>The streams of a table at once, as one would read them who knows how the table is cut, in no order and without a check.</summary>
internal sealed class RowsByHand(HttpClient http, Uri table)
{
    private const int Width = 50_000;
    private const int BufferSize = 64 * 1024;

    /// <summary>Counts the rows, and adds up their numbers.</summary>
    public async Task<long> SumAsync() =>
        (await Task.WhenAll(Enumerable.Range(0, (BigTable.Count + Width - 1) / Width).Select(part => OpenAsync(part, SumAsync)))).Sum();

    /// <summary>Reads the rows as records.</summary>
    public async Task<long> SumAsync<T>(JsonTypeInfo<T> type, Func<T, long> number) =>
        (await Task.WhenAll(
            Enumerable.Range(0, (BigTable.Count + Width - 1) / Width).Select(part => OpenAsync(part, body => SumAsync(body, type, number)))))
            .Sum();

    private async Task<long> OpenAsync(int part, Func<Stream, Task<long>> read)
    {
        var query = FormattableString.Invariant($"?__id__greater={(part * Width) + 1}&__id__less={(part + 1) * Width}");
        using var response = await http.GetAsync(new Uri(table, "json/" + query), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        return await read(body);
    }

    private delegate bool Look(ref Utf8JsonReader reader, ref long sum);

    private static Task<long> SumAsync<T>(Stream body, JsonTypeInfo<T> type, Func<T, long> number)
    {
        return SumAsync(body, Deserialize);

        bool Deserialize(ref Utf8JsonReader reader, ref long sum)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return true;
            }

            var whole = reader;
            if (!whole.TrySkip())
            {
                return false;
            }

            sum += number(JsonSerializer.Deserialize(ref reader, type)!);
            return true;
        }
    }

    private static Task<long> SumAsync(Stream body)
    {
        var isNumber = false;
        return SumAsync(body, ReadValue);

        // Every value is read, as a program that wants the rows reads them.
        bool ReadValue(ref Utf8JsonReader reader, ref long sum)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    isNumber = reader.ValueTextEquals("__id"u8);
                    break;
                case JsonTokenType.String:
                    _ = reader.GetString();
                    break;
                case JsonTokenType.Number when isNumber:
                    sum += reader.GetInt64();
                    break;
                case JsonTokenType.Number:
                    _ = reader.GetDouble();
                    break;
            }

            return true;
        }
    }

    private static async Task<long> SumAsync(Stream body, Look look)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        var (state, filled, sum) = (new JsonReaderState(), 0, 0L);
        while (await body.ReadAsync(buffer.AsMemory(filled)) is > 0 and var read)
        {
            filled += read;
            var consumed = Scan(buffer.AsSpan(0, filled), look, ref state, ref sum);
            buffer.AsSpan(consumed..filled).CopyTo(buffer);
            filled -= consumed;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return sum;
    }

    private static int Scan(ReadOnlySpan<byte> json, Look look, ref JsonReaderState state, ref long sum)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, state);
        var consumed = 0;
        while (reader.Read() && look(ref reader, ref sum))
        {
            (state, consumed) = (reader.CurrentState, (int)reader.BytesConsumed);
        }

        return consumed;
    }
}
