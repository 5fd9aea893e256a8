using System.Text.Json;

namespace DataGouv.Tabular;

/// <summary>What a page of the server holds.</summary>
internal readonly record struct PageContent(RowBlock Rows, int? Number, int? Size, long? Total)
{
    /// <summary>Reads a whole page.</summary>
    /// <param name="rented">The body, in a rented buffer that the rows take over.</param>
    /// <param name="length">How much of the buffer is the body.</param>
    /// <param name="known">The columns of earlier pages.</param>
    /// <exception cref="JsonException">The body is not a page.</exception>
    public static PageContent Parse(byte[] rented, int length, ColumnSet? known)
    {
        var reader = new Utf8JsonReader(rented.AsSpan(0, length));
        RowBlock? rows = null;
        int? number = null, size = null;
        long? total = null;
        Expect(ref reader, JsonTokenType.StartObject, "The page is no object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("data"u8))
            {
                rows = ReadRows(ref reader, known);
            }
            else if (reader.ValueTextEquals("meta"u8))
            {
                Expect(ref reader, JsonTokenType.StartObject, "The numbers of the page are no object.");
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var isNumber = reader.ValueTextEquals("page"u8);
                    var isSize = reader.ValueTextEquals("page_size"u8);
                    var isTotal = reader.ValueTextEquals("total"u8);
                    reader.Read();
                    number = isNumber ? reader.GetInt32() : number;
                    size = isSize ? reader.GetInt32() : size;
                    total = isTotal && reader.TokenType == JsonTokenType.Number ? reader.GetInt64() : total;
                    reader.Skip();
                }
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        if (rows is null)
        {
            throw new JsonException("The page has no data.");
        }

        rows.Own(rented);
        return new PageContent(rows, number, size, total);
    }

    private static RowBlock ReadRows(ref Utf8JsonReader reader, ColumnSet? known)
    {
        RowBlock? rows = null;
        Expect(ref reader, JsonTokenType.StartArray, "The rows are no list.");
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            rows ??= new RowBlock(ColumnSet.Find(reader, known) ?? throw new JsonException("A row is cut."));
            RowParser.TryRead(ref reader, 0, rows);
        }

        if (reader.TokenType != JsonTokenType.EndArray)
        {
            throw new JsonException("A row is no object.");
        }

        return rows ?? new RowBlock(known ?? ColumnSet.Create([]));
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type, string otherwise)
    {
        reader.Read();
        if (reader.TokenType != type)
        {
            throw new JsonException(otherwise);
        }
    }
}
