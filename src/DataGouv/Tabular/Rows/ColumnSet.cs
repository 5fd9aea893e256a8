using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace DataGouv.Tabular;

/// <summary>The columns of a table, shared by all rows that have them. Immutable.</summary>
internal sealed class ColumnSet
{
    private readonly byte[][] _written;
    private FrozenDictionary<string, int>? _places;

    private ColumnSet(string[] names, byte[][] written)
    {
        Names = names;
        _written = written;
    }

    public IReadOnlyList<string> Names { get; }

    public int Count => _written.Length;

    /// <summary>Columns by their names.</summary>
    public static ColumnSet Create(IEnumerable<string> names)
    {
        string[] list = [.. names];
        return new ColumnSet(list, [.. list.Select(name => JsonEncodedText.Encode(name).EncodedUtf8Bytes.ToArray())]);
    }

    /// <summary>The columns of the row that a reader is about to read; the known ones if they are the same.</summary>
    /// <param name="row">A copy of the reader, at the beginning of the row.</param>
    /// <param name="known">What earlier rows had.</param>
    /// <returns>Null when the row is not complete yet.</returns>
    public static ColumnSet? Find(Utf8JsonReader row, ColumnSet? known)
    {
        var written = new List<byte[]>();
        var names = new List<string>();
        var isKnown = known is not null;
        var place = 0;
        while (row.Read())
        {
            if (row.TokenType == JsonTokenType.EndObject)
            {
                return !isKnown ? new ColumnSet([.. names], [.. written])
                    : place == known!.Count ? known
                    : new ColumnSet([.. known.Names.Take(place)], known._written[..place]);
            }

            if (isKnown && place < known!.Count && row.ValueSpan.SequenceEqual(known._written[place]))
            {
                place++;
            }
            else
            {
                if (isKnown)
                {
                    // Different after all: what was passed over is taken from the known ones.
                    isKnown = false;
                    names.AddRange(known!.Names.Take(place));
                    written.AddRange(known._written.Take(place));
                }

                names.Add(row.GetString()!);
                written.Add(row.ValueSpan.ToArray());
            }

            if (!row.Read() || !row.TrySkip())
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The place of a column, under the name that it has in the rows or in the file; -1 when there is none.</summary>
    public int IndexOf(string name)
    {
        var places = _places ??= Names
            .Select((column, place) => KeyValuePair.Create(column, place))
            .DistinctBy(pair => pair.Key)
            .ToFrozenDictionary(StringComparer.Ordinal);
        if (places.TryGetValue(name, out var found))
        {
            return found;
        }

        foreach (var candidate in TableColumns.Candidates(name))
        {
            if (places.TryGetValue(candidate, out var place))
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>Determines whether a text begins with the name of a column as it is written in JSON, and its closing quote.</summary>
    public bool IsAt(ReadOnlySpan<byte> json, int column) =>
        column < _written.Length
        && _written[column] is var name
        && json.Length > name.Length
        && json[name.Length] == '"'
        && json.StartsWith(name);

    /// <summary>Returns how many bytes the name of a column has as it is written in JSON.</summary>
    public int WrittenLength(int column) => _written[column].Length;

    /// <summary>The place of a column as it is written in JSON, looked for first where it is expected.</summary>
    public int IndexOf(ReadOnlySpan<byte> written, int expected)
    {
        if (expected < _written.Length && written.SequenceEqual(_written[expected]))
        {
            return expected;
        }

        for (var place = 0; place < _written.Length; place++)
        {
            if (written.SequenceEqual(_written[place]))
            {
                return place;
            }
        }

        throw new JsonException($"A row has the column \"{Encoding.UTF8.GetString(written)}\", which the rows before it lack.");
    }
}
