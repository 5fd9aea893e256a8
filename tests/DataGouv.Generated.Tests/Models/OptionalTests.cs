using System.Text.Json;
using DataGouv.Catalog;

namespace DataGouv.Generated.Tests.Models;

internal sealed class OptionalTests
{
    private static readonly List<string> Contacts = ["1", "2"];

    [Test]
    public void Member_not_set_is_not_written() => Assert.That(Write(new DatasetPatch()), Is.EqualTo("{}"));

    [Test]
    public void Member_set_to_a_value_is_written() => Assert.That(Write(new DatasetPatch { Acronym = "QA" }), Is.EqualTo("""{"acronym":"QA"}"""));

    [Test]
    public void Member_set_to_a_list_is_written() => Assert.That(Write(new DatasetPatch { ContactPoints = Contacts }), Is.EqualTo("""{"contact_points":["1","2"]}"""));

    [Test]
    public void Member_set_to_null_on_purpose_is_written_as_null() => Assert.That(Write(new DatasetPatch { Acronym = JsonNull.Value }), Is.EqualTo("""{"acronym":null}"""));

    [Test]
    public void Member_set_to_the_null_of_C_is_not_written() => Assert.That(Write(new DatasetPatch { Acronym = (string?)null }), Is.EqualTo("{}"));

    [Test]
    public void Member_of_a_null_JsonNull_is_not_written() => Assert.That(Write(new DatasetPatch { Acronym = (JsonNull?)null }), Is.EqualTo("{}"));

    [Test]
    public void Member_of_a_derived_value_with_nothing_in_it_is_written() => Assert.That(Write(new DatasetPatch { Acronym = "" }), Is.EqualTo("""{"acronym":""}"""));

    [TestCase("{}")]
    [TestCase("""{"acronym":null}""")]
    [TestCase("""{"acronym":"QA","contact_points":[]}""")]
    public void Model_read_is_written_as_it_was(string json) => Assert.That(Write(JsonSerializer.Deserialize<DatasetPatch>(json, CatalogJson.Options)!), Is.EqualTo(json));

    [Test]
    public void Optional_in_its_three_states_says_so() => Assert.Multiple(() =>
    {
        Optional<int> unset = default;
        Optional<int> zero = 0;
        Optional<int> none = JsonNull.Value;
        Assert.That((unset.IsSet, unset.IsNull, unset.ToString()), Is.EqualTo((false, false, "(not set)")));
        Assert.That((zero.IsSet, zero.IsNull, zero.Value, zero.ToString()), Is.EqualTo((true, false, 0, "0")));
        Assert.That((none.IsSet, none.IsNull, none.ToString()), Is.EqualTo((true, true, "null")));
    });

    [Test]
    public void Optional_compares_by_state_and_value() => Assert.Multiple(() =>
    {
        Optional<int> zero = 0;
        Optional<int> none = JsonNull.Value;
        Assert.That(zero == 0, Is.True);
        Assert.That(zero != none, Is.True);
        Assert.That(zero.Equals((object)default(Optional<int>)), Is.False);
        Assert.That(none.GetHashCode(), Is.EqualTo(((Optional<int>)JsonNull.Value).GetHashCode()));
    });

    private static string Write(DatasetPatch patch) => JsonSerializer.Serialize(patch, CatalogJson.Options);
}
