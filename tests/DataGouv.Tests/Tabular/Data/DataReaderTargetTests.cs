using System.Data;
using System.Data.Common;
using DataGouv.Tabular;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace DataGouv.Tests.Tabular.Data;

/// <summary>What a data reader fills holds the same cells as the server's CSV: tables in memory, SQLite and DuckDB.</summary>
[TestFixtureSource(typeof(PublishedTables), nameof(PublishedTables.All))]
public sealed class DataReaderTargetTests(PublishedTable published)
{
    private TabularDataReader _reader = null!;

    [SetUp]
    public async Task Open() => _reader = await published.Crawled.Rows.ToDataReaderAsync();

    [TearDown]
    public async Task Close() => await _reader.DisposeAsync();

    [Test]
    public void Load_dataTable_holdsTheCellsOfTheCsv()
    {
        using var table = new DataTable();
        table.Load(_reader);

        Assert.That(table.Columns.Cast<DataColumn>().Select(column => column.ColumnName), Is.EqualTo(published.Header));
        Assert.That(table.Rows.Cast<DataRow>().Select(row => Cells(place => row[place])), Is.EqualTo(published.Cells));
    }

    [Test]
    public async Task Insert_sqlite_holdsTheCellsOfTheCsv()
    {
        await using var database = new SqliteConnection("Data Source=:memory:");
        database.Open();
        Create(database, name => name == "JSON" ? "TEXT" : name);
        await using var insert = database.CreateCommand();
        insert.CommandText = $"INSERT INTO rows VALUES ({string.Join(", ", published.Header.Select((_, place) => $"${place}"))})";
        insert.Parameters.AddRange(published.Header.Select((_, place) => new SqliteParameter($"${place}", null)));
        while (await _reader.ReadAsync())
        {
            for (var place = 0; place < _reader.FieldCount; place++)
            {
                insert.Parameters[place].Value = _reader.GetValue(place);
            }

            await insert.ExecuteNonQueryAsync();
        }

        Assert.That(Rows(database), Is.EqualTo(published.Cells));
    }

    [Test]
    public async Task Append_duckDb_holdsTheCellsOfTheCsv()
    {
        await using var database = new DuckDBConnection("Data Source=:memory:");
        database.Open();
        Create(database, name => name);
        using (var appender = database.CreateAppender("rows"))
        {
            while (await _reader.ReadAsync())
            {
                Append(appender.CreateRow());
            }
        }

        Assert.That(Rows(database), Is.EqualTo(published.Cells));
    }

    private void Append(IDuckDBAppenderRow row)
    {
        for (var place = 0; place < _reader.FieldCount; place++)
        {
            _ = _reader.GetDataTypeName(place) switch
            {
                "BIGINT" => row.AppendValue(_reader.GetFieldValue<long?>(place)),
                "DOUBLE PRECISION" => row.AppendValue(_reader.GetFieldValue<double?>(place)),
                "BOOLEAN" => row.AppendValue(_reader.GetFieldValue<bool?>(place)),
                "DATE" => row.AppendValue(_reader.GetFieldValue<DateOnly?>(place)),
                "TIMESTAMP WITH TIME ZONE" => row.AppendValue(_reader.GetFieldValue<DateTimeOffset?>(place)),
                _ => row.AppendValue(_reader.GetFieldValue<string?>(place)),
            };
        }

        row.EndRow();
    }

    private void Create(DbConnection database, Func<string, string> type)
    {
        using var command = database.CreateCommand();
        var columns = _reader.GetColumnSchema().Select(column =>
            $"\"{column.ColumnName.Replace("\"", "\"\"", StringComparison.Ordinal)}\" {type(column.DataTypeName!)}");
        command.CommandText = $"CREATE TABLE rows ({string.Join(", ", columns)})";
        command.ExecuteNonQuery();
    }

    private IEnumerable<string?[]> Rows(DbConnection database)
    {
        using var command = database.CreateCommand();
        command.CommandText = "SELECT * FROM rows ORDER BY __id";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return Cells(rows.GetValue);
        }
    }

    private string?[] Cells(Func<int, object> value) => [.. published.Types.Select((type, place) => CellText.Of(value(place), type))];
}
