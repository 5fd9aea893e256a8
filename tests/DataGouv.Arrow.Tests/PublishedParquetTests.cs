using DataGouv.Tests.Tabular.Data;
using DuckDB.NET.Data;

namespace DataGouv.Arrow.Tests;

/// <summary>DuckDB reads the same cells from the Parquet of a table as the server's CSV has, under the names of the file.</summary>
[TestFixtureSource(typeof(PublishedTables), nameof(PublishedTables.All))]
public sealed class PublishedParquetTests(PublishedTable published)
{
    private string _file = null!;

    [OneTimeSetUp]
    public async Task Write()
    {
        _file = Path.GetTempFileName();
        var count = await published.Crawled.Rows.ToParquetAsync(_file, new ColumnarOptions { RowGroupSize = 50 });
        Assert.That(count, Is.EqualTo(published.Rows.Count));
    }

    [OneTimeTearDown]
    public void Delete() => File.Delete(_file);

    [Test]
    public void Rows_areTheCellsOfTheCsv() => Assert.That(
        Query("SELECT * FROM read_parquet($file)", row => published.Types.Select((type, place) => CellText.Of(row.GetValue(place), type)).ToArray()),
        Is.EqualTo(published.Cells));

    [Test]
    public void Columns_areThoseOfTheFile() => Assert.That(
        Query("DESCRIBE SELECT * FROM read_parquet($file)", row => (row.GetString(0), row.GetString(1))),
        Is.EqualTo(new[] { ("__id", "BIGINT") }.Concat(published.Columns.Select(column => (column.Name == "__id" ? "__id__hydra_renamed" : column.Name, TypeOf(column.Type))))));

    [Test]
    public void RowGroups_areAsAsked() => Assert.That(
        Query("SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata($file) ORDER BY 1", row => row.GetInt64(1)),
        Is.EqualTo(published.Rows.Chunk(50).Select(group => (long)group.Length)));

    private static string TypeOf(string type) => type switch
    {
        "int" => "BIGINT",
        "float" => "DOUBLE",
        "bool" => "BOOLEAN",
        "date" => "DATE",
        "datetime" => "TIMESTAMP WITH TIME ZONE",
        _ => "VARCHAR",
    };

    private List<T> Query<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        using var database = new DuckDBConnection("Data Source=:memory:");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql.Replace("$file", $"'{_file}'", StringComparison.Ordinal);
        using var rows = command.ExecuteReader();
        var list = new List<T>();
        while (rows.Read())
        {
            list.Add(read(rows));
        }

        return list;
    }
}
