using System.Text.Json;
using DataGouv.Tabular;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Tabular;

/// <summary>Streams of rows, whatever the rows and wherever the network cuts them.</summary>
public sealed class JsonRowStreamTests
{
    private static readonly Arbitrary<string[]> Cells = Gen.OneOf(
        Gen.Elements("", "é", "\"", "\\", "a\nb", "🏔", "}", "]", "{\"a\":[1,2]}", "null"),
        Gen.Choose(1, 200_000).Select(length => new string('x', length))).ArrayOf().Select(cells => cells.Take(40).ToArray()).ToArbitrary();

    [Test]
    public void ReadAsync_anyRowsInAnyPieces_readsThemAll() => Prop.ForAll(Cells, Gen.Choose(1, 9_000).ToArbitrary(), (cells, piece) =>
    {
        var rows = cells.Select((cell, place) => new Dictionary<string, object?> { ["__id"] = place, ["texte"] = cell, ["obj\u00e9"] = new { a = new[] { place } } });
        using var body = new PiecemealStream(JsonSerializer.SerializeToUtf8Bytes(rows), piece);

        Assert.That(ReadAsync(body).ToBlockingEnumerable(), Is.EqualTo(cells));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Test]
    public void ReadAsync_anyBeginningOfAStream_isAnError() => Prop.ForAll(Gen.Choose(0, 10_000).ToArbitrary(), seed =>
    {
        var whole = JsonSerializer.SerializeToUtf8Bytes(Enumerable.Range(1, 20).Select(id => new { id, texte = "été" }));
        using var body = new PiecemealStream(whole[..(seed % whole.Length)], 100);

        Assert.That(() => ReadAsync(body).ToBlockingEnumerable().Count(), Throws.TypeOf<TabularReadException>());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Test]
    public void ReadAsync_columnThatComesLater_isAnError()
    {
        using var body = new PiecemealStream("""[{"a":1},{"a":1,"b":2}]"""u8.ToArray(), 1000);

        Assert.That(async () => await new JsonRowStream(body, null).ReadAsync(default).CountAsync(), Throws.TypeOf<TabularReadException>().With.Message.Contains("\"b\""));
    }

    [TestCase("""{"a":1}""")]
    [TestCase("""[{"a":1},]""")]
    [TestCase("""[,{"a":1}]""")]
    [TestCase("""[{"a":1} {"a":2}]""")]
    [TestCase("""[{"a":1},{"a" 1}]""")]
    [TestCase("""[{"a":1},{"a":1,}]""")]
    [TestCase("""[{"a":1},{a:1}]""")]
    [TestCase("""[{"a":1},{"a":tru}]""")]
    [TestCase("""[{"a":1},{"a":}]""")]
    [TestCase("""[{"a":1},{"a":x}]""")]
    [TestCase("""[{"a":1},2]""")]
    public void ReadAsync_listThatIsNone_isAnError(string json)
    {
        using var body = new PiecemealStream(System.Text.Encoding.UTF8.GetBytes(json), 1000);

        Assert.That(
            async () => await new JsonRowStream(body, null).ReadAsync(default).CountAsync(),
            Throws.TypeOf<TabularReadException>().With.Message.Contains("broken"));
    }

    [TestCase("[]")]
    [TestCase(" [ ] \n")]
    public async Task ReadAsync_listWithoutRows_isEmpty(string json)
    {
        using var body = new PiecemealStream(System.Text.Encoding.UTF8.GetBytes(json), 1);

        Assert.That(await new JsonRowStream(body, null).ReadAsync(default).CountAsync(), Is.Zero);
    }

    [Test]
    public async Task ReadAsync_rowsWithSpacesAndEscapes_areRead()
    {
        using var body = new PiecemealStream("""[ { "a\"" : "x\\" , "b" : [ {"c": "]}"} ] } ]"""u8.ToArray(), 3);

        var block = await new JsonRowStream(body, null).ReadAsync(default).FirstAsync();

        Assert.That((block.Columns.Names[0], new TabularRow(block, 0)[0].GetString(), new TabularRow(block, 0)[1].ToString()), Is.EqualTo(("a\"", "x\\", "[ {\"c\": \"]}\"} ]")));
    }

    private static async IAsyncEnumerable<string> ReadAsync(Stream body)
    {
        await foreach (var block in new JsonRowStream(body, null).ReadAsync(default))
        {
            using (block)
            {
                for (var row = 0; row < block.Count; row++)
                {
                    yield return new TabularRow(block, row)[block.Columns.Count > 1 ? 1 : 0].ToString();
                }
            }
        }
    }

    private sealed class PiecemealStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }
}
