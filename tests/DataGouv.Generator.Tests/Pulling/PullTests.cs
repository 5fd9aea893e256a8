using DataGouv.Generator.Documents;
using DataGouv.Generator.Pulling;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Pulling;

public sealed class PullTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task Run_writes_a_new_document_as_it_came()
    {
        using var specs = new SmallSpecs("{}");

        await Pull(specs, SmallSpecs.Zoo);

        Assert.That(JToken.DeepEquals(JObject.Parse(specs.Upstream), JObject.Parse(SmallSpecs.Zoo)), Is.True);
    }

    [Test]
    public async Task Run_records_where_the_document_came_from_and_what_it_is()
    {
        using var specs = new SmallSpecs("{}");

        await Pull(specs, SmallSpecs.Zoo, "\"7\"");

        Assert.That(
            JObject.Parse(specs.Read("specs/zoo/lock.json")).ToString(Newtonsoft.Json.Formatting.None),
            Is.EqualTo($$"""{"source":"https://example.org/zoo.json","pulled":"2026-11-24T06:00:00Z","etag":"\"7\"","lastModified":null,"sha256":"{{LockFile.Checksum(specs.Upstream)}}","version":"7","note":null}"""));
    }

    [TestCase("animals", "birds", "zoo: changed\n  operations: 1 -> 1\n  + GET /birds/{id}/\n  - GET /animals/{id}/\n  schemas: 1 -> 1")]
    [TestCase("get_animal", "read_animal", "zoo: changed\n  operations: 1 -> 1\n  ~ GET /animals/{id}/\n  schemas: 1 -> 1")]
    [TestCase("\"size\": { \"type\": \"integer\" }", "\"size\": { \"type\": \"number\" }", "zoo: changed\n  operations: 1 -> 1\n  schemas: 1 -> 1\n  ~ Animal (read)")]
    [TestCase("\"version\": \"7\"", "\"version\": \"8\"", "zoo: changed\n  operations: 1 -> 1\n  schemas: 1 -> 1\n  ~ info")]
    public async Task Run_says_what_changed(string before, string after, string said)
    {
        using var specs = new SmallSpecs();

        Assert.That((await Pull(specs, SmallSpecs.Zoo.Replace(before, after, StringComparison.Ordinal))).Describe(), Is.EqualTo(said));
    }

    [Test]
    public async Task Run_says_what_is_new_without_an_old_document()
    {
        using var specs = new SmallSpecs();
        File.Delete(specs.PathOf("specs/zoo/upstream.json"));

        Assert.That((await Pull(specs, SmallSpecs.Zoo)).Describe(), Does.Contain("operations: 0 -> 1\n  + GET /animals/{id}/"));
    }

    [Test]
    public async Task Run_replaces_an_old_document_that_cannot_be_read()
    {
        using var specs = new SmallSpecs("<<<<<<< broken");

        Assert.That((await Pull(specs, SmallSpecs.Zoo)).Changed, Is.True);
    }

    [TestCase(SmallSpecs.Zoo)]
    [TestCase(null)]
    public async Task Run_of_the_same_document_leaves_the_file(string? text)
    {
        using var specs = new SmallSpecs();

        var result = await Pull(specs, text);

        Assert.That($"{result.Describe()} {specs.Upstream == SmallSpecs.Zoo}", Is.EqualTo("zoo: unchanged True"));
    }

    [Test]
    public async Task Run_of_the_same_enum_in_another_order_sees_no_change()
    {
        const string Enum = "\"name\": { \"type\": \"string\", \"enum\": [ \"a\", \"b\" ] }";
        var zoo = SmallSpecs.Zoo.Replace("\"name\": { \"type\": \"string\" }", Enum, StringComparison.Ordinal);
        using var specs = new SmallSpecs(zoo);

        Assert.That((await Pull(specs, zoo.Replace("[ \"a\", \"b\" ]", "[ \"b\", \"a\" ]", StringComparison.Ordinal))).Changed, Is.False);
    }

    [Test]
    public async Task Run_of_the_same_document_remembers_its_new_validator()
    {
        using var specs = new SmallSpecs("{}");
        await Pull(specs, SmallSpecs.Zoo, "\"7\"");

        await Pull(specs, SmallSpecs.Zoo, "\"8\"");

        Assert.That((string?)JObject.Parse(specs.Read("specs/zoo/lock.json"))["etag"], Is.EqualTo("\"8\""));
    }

    [Test]
    public async Task Run_of_the_same_document_without_a_lock_writes_one()
    {
        using var specs = new SmallSpecs();

        await Pull(specs, SmallSpecs.Zoo, "\"7\"");

        Assert.That((string?)JObject.Parse(specs.Read("specs/zoo/lock.json"))["sha256"], Is.EqualTo(LockFile.Checksum(SmallSpecs.Zoo)));
    }

    [Test]
    public async Task Run_of_a_copy_from_elsewhere_keeps_the_lock()
    {
        using var specs = new SmallSpecs("{}");
        await Pull(specs, SmallSpecs.Zoo, "\"7\"");
        var before = specs.Read("specs/zoo/lock.json");
        specs.Write("from/zoo.json", SmallSpecs.Zoo);

        await new Pull(specs.Folder, new FolderDocumentSource(specs.PathOf("from")), Clock).Run(specs.Folder.Apis, CancellationToken.None);

        Assert.That(specs.Read("specs/zoo/lock.json"), Is.EqualTo(before));
    }

    [Test]
    public async Task Run_gives_the_source_what_is_known()
    {
        using var specs = new SmallSpecs("{}");
        await Pull(specs, SmallSpecs.Zoo, "\"7\"");
        var source = new GivenSource(null, null);

        await new Pull(specs.Folder, source, Clock).Run(specs.Folder.Apis, CancellationToken.None);

        Assert.That(source.Known?.ETag, Is.EqualTo("\"7\""));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Run_with_a_document_that_is_not_the_locked_one_asks_for_it_whole(bool deleted)
    {
        using var specs = new SmallSpecs("{}");
        await Pull(specs, SmallSpecs.Zoo, "\"7\"");
        specs.Upstream = "{}";
        if (deleted)
        {
            File.Delete(specs.PathOf("specs/zoo/upstream.json"));
        }

        var source = new GivenSource(SmallSpecs.Zoo, null);

        await new Pull(specs.Folder, source, Clock).Run(specs.Folder.Apis, CancellationToken.None);

        Assert.That(source.Known, Is.Null);
    }

    [TestCase("<html>502</html>")]
    [TestCase("{ \"swagger\": \"2.0\", \"paths\": {")]
    [TestCase("{ \"openapi\": \"3.1.0\", \"paths\": { \"/a/\": { \"get\": {} } } }")]
    [TestCase("{ \"swagger\": \"2.0\", \"paths\": {} }")]
    [TestCase("[]")]
    public async Task Run_of_what_is_no_document_leaves_every_file(string text)
    {
        using var specs = new SmallSpecs();
        var before = specs.Files();

        var refusal = await Assert.ThrowsAsync<DocumentException>(() => Pull(specs, text));

        Assert.That((refusal!.File, specs.Files()), Is.EqualTo(("https://example.org/zoo.json (zoo)", before)));
    }

    [Test]
    public async Task Run_of_two_APIs_of_which_the_second_is_refused_leaves_the_first()
    {
        using var specs = new SmallSpecs();
        specs.Write("specs/specs.json", """
            { "apis": [
              { "name": "zoo", "title": "Zoo", "source": "https://example.org/a.json", "format": "swagger-2.0", "namespace": "DataGouv.Zoo" },
              { "name": "park", "title": "Park", "source": "https://example.org/b.json", "format": "openapi-3.0", "namespace": "DataGouv.Park" } ] }
            """);

        await Assert.ThrowsAsync<DocumentException>(() => Pull(specs, SmallSpecs.Zoo.Replace("animals", "birds", StringComparison.Ordinal)));

        Assert.That(specs.Upstream, Is.EqualTo(SmallSpecs.Zoo));
    }

    [TestCase("zoo.json")]
    [TestCase("zoo/upstream.json")]
    public async Task Run_from_a_folder_reads_it_and_does_not_name_it(string file)
    {
        using var specs = new SmallSpecs("{}");
        specs.Write("from/" + file, SmallSpecs.Zoo);

        await new Pull(specs.Folder, new FolderDocumentSource(specs.PathOf("from")), Clock).Run(specs.Folder.Apis, CancellationToken.None);

        Assert.That((string?)JObject.Parse(specs.Read("specs/zoo/lock.json"))["source"], Is.EqualTo("a local folder"));
    }

    [Test]
    public async Task Run_from_a_folder_without_the_document_says_where_it_belongs()
    {
        using var specs = new SmallSpecs();
        Directory.CreateDirectory(specs.PathOf("from"));

        var refusal = await Assert.ThrowsAsync<DocumentException>(() => new Pull(specs.Folder, new FolderDocumentSource(specs.PathOf("from")), Clock).Run(specs.Folder.Apis, CancellationToken.None));

        Assert.That(refusal!.Fix, Is.EqualTo("Put it there as zoo.json."));
    }

    private static async Task<PullResult> Pull(SmallSpecs specs, string? text, string? etag = null) =>
        (await new Pull(specs.Folder, new GivenSource(text, etag), Clock).Run(specs.Folder.Apis, CancellationToken.None))[0];

    private sealed class GivenSource(string? text, string? etag) : IDocumentSource
    {
        public LockFile? Known { get; private set; }

        public Task<FetchedDocument> Fetch(Api api, LockFile? known, CancellationToken cancellation)
        {
            Known = known;
            return Task.FromResult(new FetchedDocument("https://example.org/zoo.json", "https://example.org/zoo.json", text, etag, null));
        }
    }
}
