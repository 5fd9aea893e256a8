using System.Text.Json;
using DataGouv.Catalog;

namespace DataGouv.Generated.Tests.Models;

internal sealed class MetricsTests
{
    [Test]
    public void Metrics_read_have_typed_counters() =>
        Assert.That(Read("""{"metrics":{"views":42,"followers":7}}""").Metrics.Views, Is.EqualTo(42));

    [Test]
    public void Metrics_read_without_a_counter_have_none_instead_of_zero() =>
        Assert.That(Read("""{"metrics":{"views":42}}""").Metrics.Followers, Is.Null);

    [TestCase("""{"metrics":{"followers_by_months":0}}""")]
    [TestCase("""{"metrics":{"followers_by_months":{"2026-10":3,"2026-11":1}}}""")]
    [TestCase("""{"metrics":{"views":42,"of the future":1.5}}""")]
    public void Metrics_read_are_written_as_they_were(string json) =>
        Assert.That(JsonSerializer.Serialize(Read(json), CatalogJson.Options), Is.EqualTo(json));

    private static Dataset Read(string json) => JsonSerializer.Deserialize<Dataset>(json, CatalogJson.Options)!;
}
