using System.Net;
using System.Text;
using DataGouv.Errors;

namespace DataGouv.Tests.Errors;

/// <summary>A refusal costs what its body weighs, however it is written.</summary>
internal sealed class ErrorDocumentTests
{
    // 64 KB, twice as much as text, and what is kept of it.
    private const long MostBytes = 2_000_000;

    private static readonly string LongName = "{\"errors\":{\"" + new string('n', 32_000) + "\":[" + Repeat("1,", 16_499) + "1]}}";
    private static readonly string ManyFields =
        "{\"errors\":{" + string.Join(',', Enumerable.Range(0, 6000).Select(i => $"\"f{i}\":1")) + "}}";
    private static readonly string Deep = "{\"errors\":" + Repeat("{\"aa\":", 900) + Repeat("[", 90) + Repeat("1,", 14_000) + "1";
    private static readonly string DeepFields = "{\"errors\":" + Repeat("{\"aa\":", 900) + "{" + Repeat("\"a\":1,", 9000) + "\"b\":1";
    private static readonly string ManySentences = "{" + Repeat("\"message\":\"a\",", 4000) + "\"x\":1}";
    private static readonly string ManyTitles = Repeat("<title", 10_900);
    private static readonly string ManyTags = "<title>" + Repeat("<", 60_000) + "</title>";

    private static IEnumerable<TestCaseData<string>> Hostile() =>
        [
            Case(LongName, nameof(LongName)),
            Case(ManyFields, nameof(ManyFields)),
            Case(Deep, nameof(Deep)),
            Case(DeepFields, nameof(DeepFields)),
            Case(ManySentences, nameof(ManySentences)),
            Case(ManyTitles, nameof(ManyTitles)),
            Case(ManyTags, nameof(ManyTags)),
        ];

    [TestCaseSource(nameof(Hostile))]
    public async Task RefusalAsync_with_hostile_body_allocates_no_more_than_a_multiple_of_it(string body)
    {
        await RefuseAsync("""{"errors": {"a": ["b"]}}""");

        // Everything is at hand, so that nothing leaves this thread.
        var before = GC.GetAllocatedBytesForCurrentThread();
        await RefuseAsync(body);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        TestContext.Out.WriteLine($"{allocated} bytes for {body.Length}");
        Assert.That(allocated, Is.InRange(1, MostBytes));
    }

    [Test]
    public async Task RefusalAsync_with_long_name_shortens_it()
    {
        var failure = await RefuseAsync(LongName);

        Assert.That(failure.FieldErrors.Select(error => (error.Key.Length, error.Value.Count)), Is.EqualTo(new[] { (101, 20) }));
    }

    [Test]
    public async Task RefusalAsync_with_many_fields_keeps_a_hundred() =>
        Assert.That((await RefuseAsync(ManyFields)).FieldErrors.Keys, Is.EqualTo(Enumerable.Range(0, 100).Select(i => $"f{i}")));

    [Test]
    public async Task RefusalAsync_with_many_fields_keeps_the_sentence_behind_them() =>
        Assert.That((await RefuseAsync(ManyFields[..^1] + ",\"message\":\"Non\"}")).ServerMessage, Is.EqualTo("Non"));

    [Test]
    public async Task RefusalAsync_with_deep_place_shortens_its_path() =>
        Assert.That(
            (await RefuseAsync(Deep)).FieldErrors.Keys.Single(),
            Has.Length.EqualTo(401).And.StartsWith("aa.aa.aa.").And.EndsWith("…"));

    [Test]
    public void Read_gives_the_texts_of_one_field_one_path()
    {
        using var request = new HttpRequestMessage();
        var texts = ErrorDocument.Read("""{"errors": {"a": ["x", "y"], "b": "z"}}""", new ServerText(request.Headers))!;

        Assert.That((texts[0].Path, texts[2].Path, ReferenceEquals(texts[0].Path, texts[1].Path)), Is.EqualTo(("a", "b", true)));
    }

    private static TestCaseData<string> Case(string body, string name) =>
        new(body) { TestName = $"RefusalAsync_with_{name}_allocates_no_more_than_a_multiple_of_it" };

    private static async Task<DataGouvApiException> RefuseAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://www.example.test/api/1/datasets/");
        using var response = new HttpResponseMessage(HttpStatusCode.BadRequest)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        return await DataGouvErrors.RefusalAsync(request, response, DateTimeOffset.UnixEpoch, default);
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}
