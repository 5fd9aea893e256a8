using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Generated.Tests.Forms;

internal sealed class MultipartStreamTests
{
    [Test]
    public void Read_with_buffers_of_any_size_gives_the_same_bytes() => Prop.ForAll<byte[], PositiveInt>((content, size) =>
    {
        using var file = new MemoryStream(content);
        using var form = Form(file);
        var whole = ToArray(form, 4096);
        form.Position = 0;
        return ToArray(form, size.Get).AsSpan().SequenceEqual(whole) && whole.Length == form.Length;
    }).QuickCheckThrowOnFailure();

    [Test]
    public async Task Read_asynchronously_gives_the_same_bytes()
    {
        using var file = new MemoryStream([1, 2, 3, 4, 5]);
        using var form = Form(file);
        var whole = ToArray(form, 4096);
        form.Position = 0;
        using var copy = new MemoryStream();
        await form.CopyToAsync(copy);
        Assert.That(copy.ToArray(), Is.EqualTo(whole));
    }

    [Test]
    public void Read_again_begins_where_the_caller_left_the_file()
    {
        using var file = new MemoryStream([1, 2, 3, 4, 5]) { Position = 3 };
        using var form = Form(file);
        var first = ToArray(form, 7);
        form.Seek(0, SeekOrigin.Begin);
        var second = ToArray(form, 7);
        Assert.Multiple(() =>
        {
            Assert.That(second, Is.EqualTo(first));
            Assert.That(first, Has.No.Member((byte)3).And.Member((byte)4), "What stands before its place is not sent.");
        });
    }

    [Test]
    public void Read_again_after_a_part_gives_everything()
    {
        using var file = new MemoryStream(new byte[1000]);
        using var form = Form(file);
        var whole = ToArray(form, 4096);
        form.Position = 0;
        form.ReadExactly(new byte[500]);
        form.Position = 0;
        Assert.That(ToArray(form, 4096), Is.EqualTo(whole));
    }

    [Test]
    public async Task Read_into_an_empty_buffer_loses_nothing()
    {
        using var file = new MemoryStream([1, 2, 3]);
        using var form = Form(file);
        var read = form.Read([]) + await form.ReadAsync(Memory<byte>.Empty);
        Assert.That((read, ToArray(form, 100).Length), Is.EqualTo((0, (int)form.Length)));
    }

    [Test]
    public void Position_tells_how_far_it_was_read()
    {
        using var file = new MemoryStream(new byte[1000]);
        using var form = Form(file);
        form.ReadExactly(new byte[321]);
        Assert.That(form.Position, Is.EqualTo(321));
    }

    [TestCase(1, SeekOrigin.Begin)]
    [TestCase(0, SeekOrigin.Current)]
    [TestCase(0, SeekOrigin.End)]
    public void Seek_elsewhere_than_to_the_start_is_refused(long offset, SeekOrigin origin)
    {
        using var file = new MemoryStream();
        using var form = Form(file);
        Assert.That(() => form.Seek(offset, origin), Throws.TypeOf<NotSupportedException>());
    }

    [Test]
    public void Form_with_a_part_that_cannot_be_wound_back_cannot_either()
    {
        using var connection = new TrickleStream([1, 2, 3], pieceLength: 1);
        using var form = Form(connection);
        Assert.Multiple(() =>
        {
            Assert.That(form.CanSeek, Is.False);
            Assert.That(() => form.Length, Throws.TypeOf<NotSupportedException>());
            Assert.That(() => form.Position = 0, Throws.TypeOf<NotSupportedException>());
            Assert.That(ToArray(form, 4096), Does.Contain((byte)3));
        });
    }

    [Test]
    public void Dispose_leaves_the_file_open()
    {
        using var file = new MemoryStream([1]);
        Form(file).Dispose();
        Assert.That(file.CanRead, Is.True);
    }

    [Test]
    public void Write_is_refused()
    {
        using var file = new MemoryStream();
        using var form = Form(file);
        Assert.Multiple(() =>
        {
            Assert.That(form.CanWrite, Is.False);
            Assert.That(() => form.Write([1], 0, 1), Throws.TypeOf<NotSupportedException>());
            Assert.That(() => form.SetLength(1), Throws.TypeOf<NotSupportedException>());
        });
    }

    [Test]
    public void Read_of_a_large_file_takes_no_more_from_it_than_was_asked_for()
    {
        const int Asked = 10_000;
        using var file = new EndlessStream();
        using var form = Form(file);
        form.ReadExactly(new byte[Asked]);
        Assert.That(file.BytesRead, Is.LessThanOrEqualTo(Asked));
    }

    [Test]
    public void Read_of_a_large_file_keeps_nothing_in_memory()
    {
        const long Length = 64 * 1024 * 1024;
        using var file = new EndlessStream(Length);
        using var form = Form(file);
        var buffer = new byte[81920];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var total = 0L;
        while (form.Read(buffer) is > 0 and var read)
            total += read;
        Assert.Multiple(() =>
        {
            Assert.That(total, Is.GreaterThan(Length));
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1024 * 1024));
        });
    }

    private static MultipartStream Form(Stream file)
    {
        var writer = new MultipartWriter();
        writer.Add("before", "text");
        writer.Add("file", new FilePart(file, "a.bin"));
        writer.Add("after", "text");
        return writer.Finish();
    }

    private static byte[] ToArray(MultipartStream form, int bufferSize)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[bufferSize];
        while (form.Read(buffer, 0, bufferSize) is > 0 and var read)
            copy.Write(buffer, 0, read);
        return copy.ToArray();
    }
}
