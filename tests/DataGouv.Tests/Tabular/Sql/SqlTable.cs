using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataGouv.Tests.Tabular.Grammar;
using Microsoft.Data.Sqlite;

namespace DataGouv.Tests.Tabular.Sql;

/// <summary>One version of a table, in a database of its own that sorts and filters as the server's does.</summary>
internal sealed class SqlTable : IDisposable
{
    private readonly SqliteConnection _database = new("Data Source=:memory:");
    private readonly Lock _gate = new();
    private readonly string[] _columns;

    /// <param name="columns">The columns with their types in SQL: INTEGER, REAL, TEXT.</param>
    /// <param name="rows">The rows, in the order of the file.</param>
    public SqlTable(IReadOnlyList<(string Name, string Type)> columns, IEnumerable<object?[]> rows)
    {
        _columns = [.. columns.Select(column => column.Name)];
        _database.Open();
        Execute($"CREATE TABLE rows (__id INTEGER PRIMARY KEY, {string.Join(", ", columns.Select(column => $"{Quoted(column.Name)} {column.Type}"))})");
        using var transaction = _database.BeginTransaction();
        using var insert = _database.CreateCommand();
        insert.CommandText = $"INSERT INTO rows ({string.Join(", ", _columns.Select(Quoted))}) VALUES ({string.Join(", ", _columns.Select((_, place) => $"$p{place}"))})";
        foreach (var row in rows)
        {
            insert.Parameters.Clear();
            for (var place = 0; place < row.Length; place++)
            {
                insert.Parameters.AddWithValue($"$p{place}", row[place] ?? DBNull.Value);
            }

            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>The columns, with the number of the row.</summary>
    public IReadOnlyList<string> Columns => ["__id", .. _columns];

    /// <summary>How many rows a query has.</summary>
    public long Count(Understood query)
    {
        using var command = Command("COUNT(*)", query, "");
        lock (_gate)
        {
            return (long)command.ExecuteScalar()!;
        }
    }

    /// <summary>The rows of a query, each in JSON.</summary>
    /// <param name="query">The query.</param>
    /// <param name="encoder">How texts are written: pages and streams differ.</param>
    /// <param name="offset">How many rows are passed over.</param>
    /// <param name="limit">How many rows are given at most.</param>
    public List<string> Rows(Understood query, JavaScriptEncoder encoder, int offset, int limit)
    {
        var names = query.Columns.Count == 0 ? Columns : query.Columns;
        var unknown = names.Except(Columns).FirstOrDefault();
        if (unknown is not null)
        {
            throw new MisunderstoodException($"column {unknown} does not exist");
        }

        var order = query.Order.Count == 0 ? "__id" : string.Join(", ", query.Order.Select(Sorted));
        using var command = Command(string.Join(", ", names.Select(Quoted)), query, $" ORDER BY {order} LIMIT {limit} OFFSET {offset}");
        var rows = new List<string>();
        lock (_gate)
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add(Json(reader, names, encoder));
            }
        }

        return rows;
    }

    public void Dispose() => _database.Dispose();

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // By default nulls are the highest of all values.
    private static string Sorted((string Column, string Direction) key)
    {
        var isDescending = key.Direction.StartsWith("desc", StringComparison.Ordinal);
        var areNullsLast = key.Direction.EndsWith("nullslast", StringComparison.Ordinal)
            || (!isDescending && !key.Direction.EndsWith("nullsfirst", StringComparison.Ordinal));
        return $"{Quoted(key.Column)} {(isDescending ? "DESC" : "ASC")} NULLS {(areNullsLast ? "LAST" : "FIRST")}";
    }

    private static string Json(SqliteDataReader reader, IReadOnlyList<string> names, JavaScriptEncoder encoder)
    {
        var json = new StringBuilder("{");
        for (var place = 0; place < names.Count; place++)
        {
            var value = reader.GetValue(place) switch
            {
                DBNull => "null",
                string text => $"\"{JsonEncodedText.Encode(text, encoder)}\"",
                double number => number.ToString("R", CultureInfo.InvariantCulture),
                var number => ((IFormattable)number).ToString(null, CultureInfo.InvariantCulture),
            };
            json.Append(place == 0 ? "" : ",").Append('"').Append(JsonEncodedText.Encode(names[place], encoder)).Append("\":").Append(value);
        }

        return json.Append('}').ToString();
    }

    private SqliteCommand Command(string select, Understood query, string end)
    {
        var command = _database.CreateCommand();
        var where = string.Concat(query.Conditions.Select((condition, place) => (place == 0 ? " WHERE " : " AND ") + Sql(condition, command)));
        command.CommandText = $"SELECT {select} FROM rows{where}{end}";
        return command;
    }

    private static string Sql(Condition condition, SqliteCommand command)
    {
        if (condition.Parts.Count > 0)
        {
            return $"({string.Join($" {condition.Operator} ", condition.Parts.Select(part => Sql(part, command)))})";
        }

        var column = Quoted(condition.Column);
        return condition.Operator switch
        {
            "null" => $"{column} IS NULL",
            "not.null" => $"{column} IS NOT NULL",
            "eq" => $"{column} = {Parameter()}",
            "isdistinct" => $"{column} IS NOT {Parameter()}",
            "lt" => $"{column} < {Parameter()}",
            "lte" => $"{column} <= {Parameter()}",
            "gt" => $"{column} > {Parameter()}",
            "gte" => $"{column} >= {Parameter()}",
            _ => throw new MisunderstoodException($"{condition} is not in the script."),
        };

        // The database makes a number of the text where the column has numbers.
        string Parameter()
        {
            var name = $"$v{command.Parameters.Count}";
            command.Parameters.AddWithValue(name, condition.Values[0]);
            return name;
        }
    }

    private void Execute(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
