using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Generated.Tests.Json;

internal sealed class UnfinishedJsonTests
{
    [TestCase("", "$")]
    [TestCase("[", "$[0]")]
    [TestCase("[1,", "$[1]")]
    [TestCase("[[1,2],[],", "$[2]")]
    [TestCase("{\"a\":", "$.a")]
    [TestCase("{\"a\":1,\"b_2-c\":", "$.b_2-c")]
    [TestCase("{\"a\":{\"b\":[{},{\"é\":[0,1 ", "$.a.b[1].é[2]")]
    [TestCase("{\"a\":{\"b\":1},\"c d\":{\"\":", "$['c d']['']")]
    public void PathOfNextValue_text_that_stops_is_where_it_goes_on(string json, string path) =>
        Assert.That(UnfinishedJson.PathOfNextValue(Encoding.UTF8.GetBytes(json)), Is.EqualTo(path));

    [Test]
    public void Write_any_list_of_maps_names_the_place_of_what_is_no_number() => Prop.ForAll<NonEmptyArray<PositiveInt>, NonNegativeInt>(
        (sizes, chosen) =>
        {
            var maps = sizes.Get.Select(size => Enumerable.Range(0, size.Get).ToDictionary(at => $"m{at}", Convert.ToDouble)).ToList();
            var map = chosen.Get % maps.Count;
            var member = $"m{chosen.Get % maps[map].Count}";
            maps[map][member] = double.NaN;
            var refusal = Assert.Throws<ArgumentException>(() => JsonBody.WriteToSend(maps, TypeInfo(maps)));
            return refusal!.Message.StartsWith($"$[{map}].{member} of the body is NaN", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    private static JsonTypeInfo<T> TypeInfo<T>(T _) => (JsonTypeInfo<T>)JsonSerializerOptions.Web.GetTypeInfo(typeof(T));
}
