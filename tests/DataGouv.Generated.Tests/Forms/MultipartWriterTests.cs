using System.Text;
using DataGouv.Generated.Tests.RoundTrip;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Generated.Tests.Forms;

internal sealed class MultipartWriterTests
{
    [TestCase("plain.csv", "plain.csv")]
    [TestCase("a \"quoted\" name.csv", "a %22quoted%22 name.csv")]
    [TestCase("two\r\nlines.csv", "two%0D%0Alines.csv")]
    [TestCase("données 🗺️.csv", "données 🗺️.csv")]
    [TestCase("C:\\folder\\a;b=c.csv", "C:\\\\folder\\\\a;b=c.csv")]
    [TestCase("a.csv\\", "a.csv\\\\")]
    public void Add_file_with_any_name_escapes_what_would_end_it(string name, string written)
    {
        using var content = new MemoryStream();
        Assert.That(Write(form => form.Add("file", new FilePart(content, name))), Does.Contain($"Content-Disposition: form-data; name=\"file\"; filename=\"{written}\"\r\n"));
    }

    [Test]
    public void Add_field_with_any_name_escapes_it_as_browsers_do() =>
        Assert.That(Write(form => form.Add("a\"\r\nb", "x")), Does.Contain("Content-Disposition: form-data; name=\"a%22%0D%0Ab\"\r\n\r\nx\r\n"));

    [Test]
    public async Task Add_fields_of_every_type_writes_them_in_any_culture()
    {
        using var culture = new StrangeCulture();
        var parts = await ReadAsync(form =>
        {
            form.Add("text", "é & \"x\"\r\nline");
            form.Add("int", -3);
            form.Add("long", 5_000_000_000);
            form.Add("guid", (Guid?)Guid.Parse("7D3F1C52-9A4E-4B6D-8F21-0C5A9E7B1D34"));
            form.Add("bool", true);
        });
        Assert.That(parts.Select(part => $"{part.Name}={Encoding.UTF8.GetString(Convert.FromHexString(part.Content))}"), Is.EqualTo(Expected));
    }

    [Test]
    public async Task Add_nothing_leaves_the_field_out()
    {
        var parts = await ReadAsync(form =>
        {
            form.Add("a", (string?)null);
            form.Add("b", (int?)null);
            form.Add("c", (long?)null);
            form.Add("d", (Guid?)null);
            form.Add("e", (bool?)null);
            form.Add("f", (FilePart?)null);
            form.Add("kept", "");
        });
        Assert.That(parts.Select(part => part.Name), Is.EqualTo(Kept));
    }

    [Test]
    public async Task Add_file_says_its_media_type()
    {
        using var content = new MemoryStream([1, 2, 3]);
        var part = (await ReadAsync(form => form.Add("file", new FilePart(content, "a.bin", "text/csv; charset=utf-8")))).Single();
        Assert.That(part, Is.EqualTo(new SentPart("file", "a.bin", "text/csv; charset=utf-8", "010203")));
    }

    [Test]
    public void Finish_many_forms_uses_a_boundary_for_each() =>
        Assert.That(Enumerable.Range(0, 100).Select(_ => Write(form => form.Add("a", "b"))), Is.Unique);

    [Test]
    public void Add_any_name_stays_between_its_quotes() => Prop.ForAll<NonNull<string>>(name =>
    {
        var lines = Write(form => form.Add(name.Get, "x")).Split("\r\n");
        return lines.Length == 6 && lines[1].StartsWith("Content-Disposition: form-data; name=\"", StringComparison.Ordinal) && lines[1].Count(character => character == '"') == 2 && lines[1].EndsWith('"');
    }).QuickCheckThrowOnFailure();

    [Test]
    public async Task Add_any_content_arrives_as_it_was()
    {
        foreach (var (text, bytes) in Gen.Sample(Gen.Zip(ArbMap.Default.GeneratorFor<string>(), ArbMap.Default.GeneratorFor<byte[]>()), 100))
        {
            using var content = new MemoryStream(bytes ?? []);
            var parts = await ReadAsync(form =>
            {
                form.Add("text", text);
                form.Add("file", new FilePart(content, "a"));
            });
            var sent = text is null ? [] : new[] { Convert.ToHexString(Encoding.UTF8.GetBytes(text)) };
            Assert.That(parts.Select(part => part.Content), Is.EqualTo(sent.Append(Convert.ToHexString(bytes ?? []))));
        }
    }

    private static readonly string[] Expected = ["text=é & \"x\"\r\nline", "int=-3", "long=5000000000", "guid=7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34", "bool=true"];
    private static readonly string[] Kept = ["kept"];

    private static string Write(Action<MultipartWriter> fill)
    {
        var writer = new MultipartWriter();
        fill(writer);
        using var stream = writer.Finish();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static async Task<IReadOnlyList<SentPart>> ReadAsync(Action<MultipartWriter> fill)
    {
        var writer = new MultipartWriter();
        fill(writer);
        using var stream = writer.Finish();
        return await SentForm.ReadAsync(stream, stream.ContentType);
    }
}
