using System.Data;
using System.Text.Json;
using DataGouv.Tabular;
using DataGouv.Tests.Tabular.Crawled;
using DataGouv.Tests.Tabular.Scripted;
using DataGouv.Tests.Tabular.Sql;

namespace DataGouv.Tests.Tabular.Data;

/// <summary>How a data reader behaves: its schema, its getters, its end, its failures.</summary>
public sealed class TabularDataReaderTests
{
    private static readonly (string, string)[] Columns =
    [
        ("texte", "string"),
        ("n", "int"),
        ("x", "float"),
        ("vrai", "bool"),
        ("jour", "date"),
        ("instant", "datetime"),
        ("doc", "json"),
        ("xmin", "float"),
    ];

    private static CrawledTable Table =>
        CrawledTable.Of(
            Columns,
            """{"__id":1,"texte":"a","n":5,"x":1.5,"vrai":true,"jour":"2024-02-29","instant":"2024-01-01T02:00:00+02:00","doc":{"é":"\u00e9"},"xmin__hydra_renamed":"Infinity"}""",
            """{"__id":2,"texte":null,"n":null,"x":null,"vrai":null,"jour":null,"instant":null,"doc":null,"xmin__hydra_renamed":"NaN"}""");

    [Test]
    public async Task GetFieldType_profiledColumns_areThoseOfTheProfile()
    {
        await using var reader = await Table.Rows.ToDataReaderAsync();

        Assert.That(
            Enumerable.Range(0, reader.FieldCount).Select(reader.GetFieldType),
            Is.EqualTo(
                new[]
                {
                    typeof(long),
                    typeof(string),
                    typeof(long),
                    typeof(double),
                    typeof(bool),
                    typeof(DateOnly),
                    typeof(DateTime),
                    typeof(string),
                    typeof(double),
                }));
    }

    [Test]
    public async Task GetValue_anyColumn_isOfTheTypeOfTheColumn()
    {
        await using var reader = await OnFirstRowAsync(Table);
        var values = new object[reader.FieldCount];

        Assert.That(reader.GetValues(values), Is.EqualTo(9));
        Assert.That(
            values,
            Is.EqualTo(
                new object[]
                {
                    1L,
                    "a",
                    5L,
                    1.5,
                    true,
                    new DateOnly(2024, 2, 29),
                    new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc),
                    "{\"é\":\"é\"}",
                    double.PositiveInfinity,
                }));
        Assert.That(((DateTime)values[6]).Kind, Is.EqualTo(DateTimeKind.Utc));
    }

    [Test]
    public async Task GetFieldValue_otherTypes_areConverted()
    {
        await using var reader = await OnFirstRowAsync(Table);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reader.GetInt32(2), Is.EqualTo(5));
            Assert.That(reader.GetInt16(2), Is.EqualTo(5));
            Assert.That(reader.GetByte(2), Is.EqualTo(5));
            Assert.That(reader.GetDecimal(3), Is.EqualTo(1.5m));
            Assert.That(reader.GetFloat(3), Is.EqualTo(1.5f));
            Assert.That(reader.GetChar(1), Is.EqualTo('a'));
            Assert.That(reader.GetDateTime(5), Is.EqualTo(new DateTime(2024, 2, 29)));
            Assert.That(reader.GetFieldValue<DateTimeOffset?>(6), Is.EqualTo(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero)));
            Assert.That(reader.GetFieldValue<JsonElement>(7).GetProperty("é").GetString(), Is.EqualTo("é"));
            Assert.That(reader.GetFieldValue<object>(1), Is.EqualTo("a"));
        }
    }

    [Test]
    public async Task GetFieldValue_emptyCell_isNullWhereTheTypeHasNull()
    {
        await using var reader = await OnFirstRowAsync(Table);
        await reader.ReadAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reader.IsDBNull(2), Is.True);
            Assert.That(reader[2], Is.EqualTo(DBNull.Value));
            Assert.That(reader.GetFieldValue<long?>(2), Is.Null);
            Assert.That(reader.GetFieldValue<string?>(1), Is.Null);
            Assert.That(
                () => reader.GetInt64(2),
                Throws.TypeOf<TabularDataException>().With.Message.StartsWith("Row 2 (__id 2), column \"n\": null is not of type Int64"));
            Assert.That(() => reader.GetString(1), Throws.TypeOf<TabularDataException>().With.Message.EndsWith("ask IsDBNull first."));
        }
    }

    [Test]
    public async Task GetFieldValue_longs_allocatesNothing()
    {
        await using var reader = await OnFirstRowAsync(Table);
        _ = reader.GetFieldValue<long?>(2) + reader.GetInt64(2);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = reader.GetFieldValue<long?>(2) + reader.GetInt64(2);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(sum, Is.EqualTo(10));
    }

    [TestCase("xmin")]
    [TestCase("xmin__hydra_renamed")]
    [TestCase("XMIN__hydra_renamed")]
    public async Task GetOrdinal_eitherName_isTheColumn(string name)
    {
        await using var reader = await Table.Rows.ToDataReaderAsync();

        Assert.That(reader.GetOrdinal(name), Is.EqualTo(8));
    }

    [Test]
    public async Task GetOrdinal_unknownColumn_suggestsAnother()
    {
        await using var reader = await Table.Rows.ToDataReaderAsync();

        Assert.That(() => reader.GetOrdinal("text"), Throws.TypeOf<IndexOutOfRangeException>().With.Message.Contains("texte"));
    }

    [Test]
    public async Task GetColumnSchema_renamedColumn_hasBothNames()
    {
        await using var reader = await Table.Rows.ToDataReaderAsync();
        var column = reader.GetColumnSchema()[8];

        Assert.That(
            (column.ColumnName, column.BaseColumnName, column.DataTypeName, column.AllowDBNull),
            Is.EqualTo(("xmin__hydra_renamed", "xmin", "DOUBLE PRECISION", true)));
    }

    [Test]
    public async Task GetSchemaTable_table_saysTheSameAsTheColumns()
    {
        await using var reader = await Table.Rows.ToDataReaderAsync();
        using var schema = reader.GetSchemaTable();

        Assert.That(
            schema.Rows.Cast<DataRow>().Select(row => (row["ColumnName"], row["ColumnOrdinal"], row["DataType"], row["AllowDBNull"])),
            Is.EqualTo(
                reader
                    .GetColumnSchema()
                    .Select(column =>
                        ((object?)column.ColumnName, (object?)column.ColumnOrdinal, (object?)column.DataType, (object?)column.AllowDBNull))));
    }

    [Test]
    public async Task GetFieldType_withoutProfile_followsTheFirstRows()
    {
        var table = CrawledTable.Of(
            [],
            """{"__id":1,"n":1,"x":1,"vrai":null,"mixte":1,"texte":"a","vide":null}""",
            """{"__id":2,"n":2,"x":1.5,"vrai":true,"mixte":"b","texte":"b","vide":null}""");
        await using var reader = await OnFirstRowAsync(table);

        Assert.That(
            Enumerable.Range(1, 6).Select(reader.GetFieldType),
            Is.EqualTo(new[] { typeof(long), typeof(double), typeof(bool), typeof(string), typeof(string), typeof(string) }));
        Assert.That(reader.GetString(4), Is.EqualTo("1"));
    }

    [Test]
    public async Task GetName_noRows_followsTheProfile()
    {
        await using var reader = await CrawledTable.Of(Columns).Rows.ToDataReaderAsync();

        Assert.That(reader.HasRows, Is.False);
        Assert.That(await reader.ReadAsync(), Is.False);
        Assert.That(
            Enumerable.Range(0, reader.FieldCount).Select(reader.GetName),
            Is.EqualTo(new[] { "__id", "texte", "n", "x", "vrai", "jour", "instant", "doc", "xmin__hydra_renamed" }));
    }

    [Test]
    public async Task GetFieldType_computedColumns_followTheirFunctions()
    {
        var table = CrawledTable.Of(
            [("jour", "date"), ("n", "int")],
            """{"jour":"2024-02-29","n__avg":2,"n__sum":4,"jour__count":3,"jour__max":"2024-03-01"}""");
        await using var reader = await table.Rows.GroupBy("jour").Avg("n").Sum("n").Count("jour").Max("jour").ToDataReaderAsync();

        Assert.That(
            Enumerable.Range(0, 5).Select(reader.GetFieldType),
            Is.EqualTo(new[] { typeof(DateOnly), typeof(double), typeof(long), typeof(long), typeof(DateOnly) }));
    }

    [Test]
    public async Task GetFieldType_columnThatTheProfileLacks_asksForTheProfileAgain()
    {
        var table = CrawledTable.Of([("n", "int")], """{"__id":1,"n":1,"jour":"2024-02-29"}""");
        await table.Resource.GetProfileAsync();
        table.Profile = CrawledTable.Of([("n", "int"), ("jour", "date")]).Profile;
        await using var reader = await table.Rows.ToDataReaderAsync();

        Assert.That(reader.GetFieldType(2), Is.EqualTo(typeof(DateOnly)));
    }

    [Test]
    public async Task GetValue_againstTheProfile_namesRowAndColumn()
    {
        await using var reader = await OnFirstRowAsync(CrawledTable.Of([("n", "int")], """{"__id":7,"n":1.5}"""));

        Assert.That(
            () => reader.GetValue(1),
            Throws
                .TypeOf<TabularDataException>()
                .With.Message.EqualTo("Row 1 (__id 7), column \"n\": 1.5 is not a whole number of 64 bits.")
                .And.Property(nameof(TabularDataException.Column))
                .EqualTo("n"));
    }

    [Test]
    public async Task GetValue_onNoRow_saysSo()
    {
        await using var reader = await Table.Rows.ToDataReaderAsync();

        Assert.That(() => reader.GetValue(0), Throws.InvalidOperationException.With.Message.Contains("ReadAsync"));
    }

    [Test]
    public async Task Read_manyRows_blocksUntilEachIsThere()
    {
        await using var reader = await ManyRows(new ScriptedTable(120_000)).ToDataReaderAsync();
        var sum = 0L;
        while (reader.Read())
        {
            sum += reader.GetInt64(0);
        }

        Assert.That(sum, Is.EqualTo(120_000L * 120_001 / 2));
    }

    [Test]
    public async Task ReadAsync_afterAFailure_failsAgain()
    {
        var table = new ScriptedTable(60_000) { ChangeStream = (_, body) => body[..(body.Length / 2)] };
        await using var reader = await ManyRows(table).ToDataReaderAsync();

        Assert.That(async () => await ToEndAsync(reader), Throws.TypeOf<TabularReadException>());
        Assert.That(async () => await reader.ReadAsync(), Throws.TypeOf<TabularReadException>());
    }

    [Test]
    public async Task ReadAsync_canceled_endsTheRead()
    {
        await using var reader = await ManyRows(new ScriptedTable(120_000)).ToDataReaderAsync();
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        Assert.That(async () => await reader.ReadAsync(cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Close_inTheMiddle_leavesNoRow()
    {
        await using var reader = await OnFirstRowAsync(Table);
        reader.Close();

        Assert.That(reader.IsClosed, Is.True);
        Assert.That(() => reader.GetValue(0), Throws.InvalidOperationException.With.Message.EqualTo("The reader is closed."));
        Assert.That(async () => await reader.ReadAsync(), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void ToDataReaderAsync_unknownColumn_isRefused() =>
        Assert.That(async () => await Table.Rows.Select("inconnue").ToDataReaderAsync(), Throws.TypeOf<TabularQueryException>());

    [Test]
    public async Task GetValue_rowsOfMetrics_areNumbersAndTexts()
    {
        var client = Support.TestClient.Create(new ScriptedHandler(ScriptedTable.OfMetrics([1, 2])));
        await using var reader = await client.Metrics.Datasets.Monthly.Query.ToDataReaderAsync();
        await reader.ReadAsync();

        Assert.That((reader["__id"], reader["dataset_id"], reader["monthly_visit"]), Is.EqualTo(((object)1L, (object)"abc", (object)7L)));
    }

    private static TabularQuery ManyRows(ScriptedTable table) =>
        TestResource.On(new ScriptedHandler(table), new TabularQueryOptions { CheckQueries = false }).Rows;

    private static async Task<TabularDataReader> OnFirstRowAsync(CrawledTable table)
    {
        var reader = await table.Rows.ToDataReaderAsync();
        Assert.That(await reader.ReadAsync(), Is.True);
        return reader;
    }

    private static async Task ToEndAsync(TabularDataReader reader)
    {
        while (await reader.ReadAsync()) { }
    }
}
