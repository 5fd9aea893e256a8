using Apache.Arrow;
using Apache.Arrow.Ipc;
using DataGouv.Tests.Tabular.Data;

namespace DataGouv.Arrow.Tests;

/// <summary>Apache Arrow reads the same cells from both IPC formats of a table as the server's CSV has.</summary>
[TestFixtureSource(typeof(PublishedTables), nameof(PublishedTables.All))]
public sealed class PublishedArrowTests(PublishedTable published)
{
    private static readonly ColumnarOptions Groups = new() { RowGroupSize = 50 };

    [Test]
    public async Task ToArrowAsync_stream_holdsTheCellsOfTheCsv()
    {
        using var stream = new MemoryStream();
        var count = await published.Crawled.Rows.ToArrowAsync(stream, Groups);
        stream.Position = 0;
        using var reader = new ArrowStreamReader(stream);

        Assert.That(count, Is.EqualTo(published.Rows.Count));
        Assert.That(await CellsAsync(reader), Is.EqualTo(published.Cells));
    }

    [Test]
    public async Task ToArrowAsync_file_holdsTheCellsOfTheCsv()
    {
        var path = Path.GetTempFileName();
        try
        {
            await published.Crawled.Rows.ToArrowAsync(path, Groups);
            await using var file = File.OpenRead(path);
            using var reader = new ArrowFileReader(file);

            Assert.That(await CellsAsync(reader), Is.EqualTo(published.Cells));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public async Task ReadArrowAsync_batches_areOfTheSizeAsked()
    {
        var sizes = new List<int>();
        await foreach (var batch in published.Crawled.Rows.ReadArrowAsync(Groups))
        {
            using (batch)
            {
                sizes.Add(batch.Length);
            }
        }

        Assert.That(sizes, Is.EqualTo(published.Rows.Chunk(50).Select(group => group.Length)));
    }

    private static object? Value(IArrowArray values, int row) => values switch
    {
        Int64Array numbers => numbers.GetValue(row),
        DoubleArray numbers => numbers.GetValue(row),
        BooleanArray booleans => booleans.GetValue(row),
        Date32Array dates => dates.GetDateOnly(row),
        TimestampArray instants => instants.GetTimestamp(row),
        _ => ((StringArray)values).GetString(row),
    };

    private async Task<List<string?[]>> CellsAsync(ArrowStreamReader reader)
    {
        var cells = new List<string?[]>();
        while (await reader.ReadNextRecordBatchAsync() is { } batch)
        {
            using (batch)
            {
                for (var row = 0; row < batch.Length; row++)
                {
                    cells.Add([.. published.Types.Select((type, place) => CellText.Of(Value(batch.Column(place), row), type))]);
                }
            }
        }

        return cells;
    }
}
