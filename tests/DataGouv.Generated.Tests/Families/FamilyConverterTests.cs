using System.Text.Json;
using DataGouv.Catalog;

namespace DataGouv.Generated.Tests.Families;

internal sealed class FamilyConverterTests
{
    [Test]
    public void Read_known_class_gives_its_type() =>
        Assert.That(Read("""{"class":"MarkdownBloc","content":"# a"}"""), Is.TypeOf<MarkdownBloc>().With.Property(nameof(MarkdownBloc.Content)).EqualTo("# a"));

    [Test]
    public void Read_class_that_stands_last_gives_its_type() =>
        Assert.That(Read("""{"content":"# a","other":{"class":"TitleBloc"},"list":[{"class":"TitleBloc"}],"class":"MarkdownBloc"}"""), Is.TypeOf<MarkdownBloc>());

    [TestCase("""{"class":"BlocOfTheFuture","content":"a"}""")]
    [TestCase("""{"content":"a"}""")]
    [TestCase("""{"class":null,"content":"a"}""")]
    [TestCase("{}")]
    public void Read_class_that_is_not_known_keeps_everything(string json)
    {
        var bloc = Read(json);
        Assert.Multiple(() =>
        {
            Assert.That(bloc, Is.TypeOf<UnknownBloc>());
            Assert.That(Write(bloc!), Is.EqualTo(json));
        });
    }

    [Test]
    public void Read_null_is_null() => Assert.That(Read("null"), Is.Null);

    [TestCase("[]")]
    [TestCase("\"text\"")]
    [TestCase("""{"class":3,"content":"a"}""")]
    [TestCase("""{"class":{"class":"MarkdownBloc"},"content":"a"}""")]
    [TestCase("""{"class":"MarkdownBloc","content":""")]
    public void Read_what_is_no_object_is_refused(string json) => Assert.That(() => Read(json), Throws.InstanceOf<JsonException>());

    [Test]
    public async Task Read_from_a_stream_of_small_pieces_gives_the_type()
    {
        using var stream = new TrickleStream("""{"blocs":[{"content":"a","class":"MarkdownBloc"},{"title":"b","class":"TitleBloc"}],"class":"SectionBloc"}"""u8.ToArray(), pieceLength: 3);
        var section = (SectionBloc)(await JsonSerializer.DeserializeAsync<Bloc>(stream, CatalogJson.Options))!;
        Assert.That(section.Blocs!.Select(bloc => bloc.GetType().Name), Is.EqualTo(Inner));
    }

    [Test]
    public void Write_member_of_a_family_made_by_hand_names_its_class() =>
        Assert.That(JsonSerializer.Serialize<BlocInput>(new MarkdownBlocInput { Content = "a" }, CatalogJson.Options), Is.EqualTo("""{"content":"a","class":"MarkdownBloc"}"""));

    private static readonly string[] Inner = ["MarkdownBloc", "TitleBloc"];

    private static Bloc? Read(string json) => JsonSerializer.Deserialize<Bloc>(json, CatalogJson.Options);

    private static string Write(Bloc bloc) => JsonSerializer.Serialize(bloc, CatalogJson.Options);
}
