using DataGouv.Catalog;
using DataGouv.Tests.Transfers.Support;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Transfers;

/// <summary>Any file name is one file name on the wire.</summary>
public sealed class FormFileNameTests
{
    private static readonly string Long = new('é', 300);

    private static IEnumerable<TestCaseData> Forms()
    {
        yield return new("données.csv", "données.csv");
        yield return new("📈.csv", "📈.csv");
        yield return new("a \"b\".csv", "a %22b%22.csv");
        yield return new("a/b.csv", "a/b.csv");
        yield return new(@"a\b.csv", @"a\\b.csv");
        yield return new(@"a.csv\", @"a.csv\\");
        yield return new("a\r\nX-Injected: 1\r\n\r\nb.csv", "a%0D%0AX-Injected: 1%0D%0A%0D%0Ab.csv");
        yield return new("a; filename=b.exe", "a; filename=b.exe");
        yield return new("a=?utf-8?B?.csv", "a=?utf-8?B?.csv");
        yield return new(Long, Long);
    }

    [TestCaseSource(nameof(Forms))]
    public async Task Post_fileName_isWrittenAs(string name, string written)
    {
        var body = await BodyOf(name);

        Assert.That(body.Split("\r\n")[1], Is.EqualTo($"Content-Disposition: form-data; name=\"file\"; filename=\"{written}\""));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property Post_anyFileName_isOneHeaderAndOneFile() => Prop.ForAll(
        Names(),
        async name =>
        {
            var body = await BodyOf(name);
            var boundary = body[2..body.IndexOf('\r', StringComparison.Ordinal)];
            var form = await UploadFormParts.ReadAsync($"multipart/form-data; boundary={boundary}", System.Text.Encoding.UTF8.GetBytes(body));

            // Line breaks stay percent-encoded, as browsers leave them.
            var expected = name.Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal).Replace("%22", "\"", StringComparison.Ordinal);
            Assert.That((form.OwnFileName, form.File), Is.EqualTo((expected, "abc"u8.ToArray())));
        });

    private static Arbitrary<string> Names()
    {
        var characters = Gen.OneOf(
            Gen.Elements('"', '\\', '\r', '\n', '/', ';', '=', '%', ' ', '\t', '.', '\'', '-', ':'),
            Gen.Choose('a', 'z').Select(code => (char)code),
            Gen.Choose(0xA1, 0x2FF).Select(code => (char)code));
        return Arb.From(
            from length in Gen.Choose(1, 300)
            from name in characters.ArrayOf(length)
            let text = new string(name)
            where !string.IsNullOrWhiteSpace(text)
            select text);
    }

    private static async Task<string> BodyOf(string name)
    {
        var handler = new DataGouv.Tests.Support.StubHandler(_ => new HttpResponseMessage { Content = new StringContent("{}") });
        using var client = DataGouv.Tests.Support.TestClient.Create(handler, options => options.ApiKey = "udata_alice");
        await client.Catalog.Datasets["d"].Upload.PostAsync(new FileForm { File = new FilePart(new MemoryStream("abc"u8.ToArray()), name) });
        return handler.Requests[0].Body;
    }
}
