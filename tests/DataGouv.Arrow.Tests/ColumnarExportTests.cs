using System.Text;
using Apache.Arrow.Ipc;
using DataGouv.Tabular;
using DataGouv.Tests.Tabular;
using DataGouv.Tests.Tabular.Crawled;

namespace DataGouv.Arrow.Tests;

/// <summary>What is written of long, empty and broken tables.</summary>
public sealed class ColumnarExportTests
{
    private string _folder = null!;

    [SetUp]
    public void Prepare() => _folder = Directory.CreateTempSubdirectory("datagouv-arrow-").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Test]
    [NonParallelizable]
    public async Task ToParquetAsync_aMillionRows_holdsOneRowGroupInMemory()
    {
        await using var destination = new MeasuringStream();

        var count = await TestResource.On(new LongTable(1_000_000)).Rows.ToParquetAsync(destination);

        TestContext.Out.WriteLine($"{destination.Written / 1e6:0.0} MB written, {destination.Peak / 1e6:0.0} MB held");
        Assert.That(count, Is.EqualTo(1_000_000));
        Assert.That(destination.Peak, Is.LessThan(64_000_000));
    }

    [Test]
    public async Task ToParquetAsync_streamThatBreaksOff_leavesTheOlderFile()
    {
        var path = Path.Combine(_folder, "lignes.parquet");
        await File.WriteAllTextAsync(path, "older");
        var table = TestResource.On(new LongTable(10_000) { CutAfter = 5_000 });

        Assert.That(async () => await table.Rows.ToParquetAsync(path, new ColumnarOptions { RowGroupSize = 1_000 }), Throws.TypeOf<TabularReadException>());
        Assert.That(Directory.GetFiles(_folder), Is.EqualTo(new[] { path }));
        Assert.That(await File.ReadAllTextAsync(path), Is.EqualTo("older"));
    }

    [Test]
    public void ToParquetAsync_streamThatBreaksOff_writesNoEnd()
    {
        using var destination = new MemoryStream();
        var table = TestResource.On(new LongTable(10_000) { CutAfter = 5_000 });

        Assert.That(async () => await table.Rows.ToParquetAsync(destination, new ColumnarOptions { RowGroupSize = 1_000 }), Throws.TypeOf<TabularReadException>());
        Assert.That(Encoding.ASCII.GetString(destination.ToArray()[^4..]), Is.Not.EqualTo("PAR1"));
    }

    [Test]
    public async Task ToArrowAsync_streamThatBreaksOff_writesNoEnd()
    {
        using var destination = new MemoryStream();
        var table = TestResource.On(new LongTable(10_000) { CutAfter = 5_000 });

        Assert.That(async () => await table.Rows.ToArrowAsync(destination, new ColumnarOptions { RowGroupSize = 1_000 }), Throws.TypeOf<TabularReadException>());
        using var whole = new MemoryStream();
        await TestResource.On(new LongTable(10_000)).Rows.ToArrowAsync(whole, new ColumnarOptions { RowGroupSize = 1_000 });
        Assert.That(destination.ToArray()[^8..], Is.Not.EqualTo(whole.ToArray()[^8..]));
    }

    [Test]
    public async Task ToArrowAsync_noRows_hasTheColumnsOfTheProfile()
    {
        using var stream = new MemoryStream();
        await CrawledTable.Of([("n", "int"), ("xmin", "float")]).Rows.ToArrowAsync(stream);
        stream.Position = 0;
        using var reader = new ArrowStreamReader(stream);

        Assert.That((await reader.ReadNextRecordBatchAsync(), reader.Schema.FieldsList.Select(field => $"{field.Name} {field.DataType.Name}")),
            Is.EqualTo(((object?)null, new[] { "__id int64", "n int64", "xmin double" })));
    }

    [Test]
    public void ToParquetAsync_noRowsAndNoColumns_saysSo() => Assert.That(
        async () => await CrawledTable.Of([]).Rows.ToParquetAsync(Stream.Null),
        Throws.TypeOf<TabularDataException>());

    [Test]
    public void ToParquetAsync_valueAgainstTheProfile_namesRowAndColumn() => Assert.That(
        async () => await CrawledTable.Of([("n", "int")], """{"__id":7,"n":"sept"}""").Rows.ToParquetAsync(Stream.Null),
        Throws.TypeOf<TabularDataException>().With.Message.EqualTo("Row 1 (__id 7), column \"n\": \"sept\" is not a whole number of 64 bits."));

    [TestCase(0)]
    [TestCase(1_000_001)]
    public void RowGroupSize_outOfRange_isRefused(int size) =>
        Assert.That(() => new ColumnarOptions { RowGroupSize = size }, Throws.TypeOf<ArgumentOutOfRangeException>());

    /// <summary>Keeps nothing, and looks how much the process holds whenever something is written.</summary>
    private sealed class MeasuringStream : Stream
    {
        private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);

        public long Peak { get; private set; }

        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Written;

        public override long Position
        {
            get => Written;
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Written += buffer.Length;
            Peak = Math.Max(Peak, buffer.Length < 100_000 ? 0 : GC.GetTotalMemory(forceFullCollection: true) - _before);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }
    }
}
