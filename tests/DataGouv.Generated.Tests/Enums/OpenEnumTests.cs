using System.Text.Json;
using DataGouv.Catalog;
using DataGouv.Generated.Tests.Json;

namespace DataGouv.Generated.Tests.Enums;

internal sealed class OpenEnumTests
{
    [Test]
    public void Read_known_value_is_the_member() => Assert.That(Read("\"open\""), Is.EqualTo(AccessType.Open));

    [Test]
    public void Read_unknown_value_keeps_its_text() => Assert.That(Read("\"of the future\"")!.Value, Is.EqualTo("of the future"));

    [Test]
    public void Read_value_in_other_letters_is_another_value() => Assert.That(Read("\"OPEN\""), Is.Not.EqualTo(AccessType.Open));

    [Test]
    public void Read_known_value_is_the_shared_instance() => Assert.That(Read("\"open\""), Is.SameAs(AccessType.Open));

    [Test]
    public void Read_null_is_null() => Assert.That(Read("null"), Is.Null);

    [Test]
    public void Create_known_text_is_the_shared_instance() => Assert.That(AccessType.Create("open"), Is.SameAs(AccessType.Open));

    [Test]
    public void Create_null_is_refused() => Assert.That(() => AccessType.Create(null!), Throws.ArgumentNullException);

    [Test]
    public void Compare_values_of_the_same_unknown_text_are_equal() => Assert.Multiple(() =>
    {
        var (one, same) = (AccessType.Create("new"), AccessType.Create("new"));
        Assert.That(one == same, Is.True);
        Assert.That(one != AccessType.Open, Is.True);
        Assert.That(one.GetHashCode(), Is.EqualTo(same.GetHashCode()));
        Assert.That(AccessType.Open == null, Is.False);
    });

    [Test]
    public void Switch_on_the_text_of_a_value_takes_the_constants() =>
        Assert.That(AccessType.Restricted.Value switch { AccessTypes.Restricted => 1, _ => 0 }, Is.EqualTo(1));

    [TestCase("1")]
    [TestCase("{}")]
    public void Read_what_is_no_text_is_refused(string json) => Assert.That(() => Read(json), Throws.InstanceOf<JsonException>());

    [Test]
    public void Read_null_where_it_may_be_is_null() =>
        Assert.That(JsonSerializer.Deserialize<Dataset>("""{"access_type":null}""", CatalogJson.Options)!.AccessType, Is.Null);

    [Test]
    public void Write_value_is_its_text() =>
        Assert.That(JsonSerializer.Serialize(AccessType.OpenWithAccount, CatalogJson.Options), Is.EqualTo("\"open_with_account\""));

    [Test]
    public void ToString_is_the_text_on_the_wire() =>
        Assert.That(AccessType.Open.ToString(), Is.EqualTo("open"));

    [Test]
    public void Use_value_as_the_key_of_a_map_reads_and_writes_its_text()
    {
        var options = new JsonSerializerOptions { Converters = { new OpenEnumConverter<AccessType>() } };
        var map = JsonSerializer.Deserialize<Dictionary<AccessType, int>>("""{"open":1,"new":2}""", options)!;
        Assert.Multiple(() =>
        {
            Assert.That(map[AccessType.Open], Is.EqualTo(1));
            Assert.That(JsonSerializer.Serialize(map, options), Is.EqualTo("""{"open":1,"new":2}"""));
        });
    }

    [Test]
    public async Task Read_map_in_pieces_is_what_it_is_read_whole()
    {
        var options = new JsonSerializerOptions { Converters = { new OpenEnumConverter<AccessType>() } };
        var json = """{"open":1,"of the \u0066uture, à venir":2,"restricted":3}"""u8.ToArray();
        Assert.That(await PiecewiseReading.DifferencesAsync(json, typeof(Dictionary<AccessType, int>), options), Is.Empty);
    }

    private static AccessType? Read(string json) => JsonSerializer.Deserialize<AccessType>(json, CatalogJson.Options);
}
