namespace DataGouv.Generated.Tests.Streams;

internal sealed class ReadOnlyStreamTests
{
    [Test]
    public void ReadOnlyStream_is_read_and_neither_written_nor_wound_back()
    {
        using var stream = new StalledStream(static () => { });
        Assert.That((stream.CanRead, stream.CanWrite, stream.CanSeek), Is.EqualTo((true, false, false)));
    }

    [Test]
    public void Read_where_only_asynchronous_reading_is_possible_says_so()
    {
        using var stream = new StalledStream(static () => { });
        Assert.That(() => stream.Read(new byte[1], 0, 1), Throws.TypeOf<NotSupportedException>().With.Message.Contains("asynchronously"));
    }

    [TestCaseSource(nameof(Impossible))]
    public void ReadOnlyStream_asked_for_what_it_cannot_do_refuses(Action<Stream> act)
    {
        using var stream = new StalledStream(static () => { });
        Assert.That(() => act(stream), Throws.TypeOf<NotSupportedException>());
    }

    [Test]
    public async Task ReadAsync_into_a_part_of_an_array_fills_that_part()
    {
        using var stream = new TrickleStream([1, 2, 3], pieceLength: 3);
        var buffer = new byte[5];

        var reading = stream.ReadAsync(buffer, 1, 2);
        var read = await reading;

        Assert.That((read, buffer), Is.EqualTo((2, new byte[] { 0, 1, 2, 0, 0 })));
    }

    private static IEnumerable<TestCaseData<Action<Stream>>> Impossible()
    {
        yield return new(stream => _ = stream.Length) { TestName = "Length_is_refused" };
        yield return new(stream => _ = stream.Position) { TestName = "Position_is_refused" };
        yield return new(stream => stream.Position = 0) { TestName = "Position_set_is_refused" };
        yield return new(stream => stream.Seek(0, SeekOrigin.Begin)) { TestName = "Seek_is_refused" };
        yield return new(stream => stream.SetLength(0)) { TestName = "SetLength_is_refused" };
        yield return new(stream => stream.Write([], 0, 0)) { TestName = "Write_is_refused" };
    }
}
