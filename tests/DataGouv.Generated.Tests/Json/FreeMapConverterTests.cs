using System.Text.Json;
using DataGouv.Catalog;

namespace DataGouv.Generated.Tests.Json;

/// <summary>Maps of free values.</summary>
internal sealed class FreeMapConverterTests
{
    [TestCase("""{"extras":{"a":1,"b":[true,{"c":null}],"check:status":"é","":0.10}}""")]
    [TestCase("""{"extras":{}}""")]
    [TestCase("""{"extras":null}""")]
    public void Read_and_write_gives_the_same(string json) =>
        Assert.That(JsonSerializer.Serialize(Read(json), CatalogJson.Options), Is.EqualTo(json.Replace("é", "\\u00E9", StringComparison.Ordinal)));

    [Test]
    public void Read_a_name_twice_keeps_the_last() => Assert.That(Read("""{"extras":{"a":1,"a":2}}""").Extras!["a"].GetInt32(), Is.EqualTo(2));

    [TestCase("[]")]
    [TestCase("1")]
    [TestCase("\"text\"")]
    public void Read_another_kind_of_value_names_the_path(string value) =>
        Assert.That(() => Read($$"""{"extras":{{value}}}"""), Throws.TypeOf<JsonException>().With.Property(nameof(JsonException.Path)).EqualTo("$.extras"));

    private static Dataset Read(string json) => JsonSerializer.Deserialize<Dataset>(json, CatalogJson.Options)!;
}
