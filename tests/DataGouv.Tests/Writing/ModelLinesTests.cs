using System.Text.Json;
using DataGouv.Catalog;
using DataGouv.CatalogV2;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Writing;

/// <summary>Lines that a user writes as C# is written, and what they do.</summary>
public sealed class ModelLinesTests
{
    private static readonly DateTimeOffset Instant = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Patch_in_collection_expressions_and_target_typed_new_is_the_JSON_that_it_says()
    {
        var contact = ContactPoint.FromJson("""{"id":"65f2a1","name":"SIG","role":"contact"}""");

        var patch = new DatasetPatch
        {
            Tags = ["bancs"],
            ContactPoints = [contact.Id],
            Spatial = new() { Zones = ["fr:commune:44109"] },
            Extras = new()
            {
                ["source"] = "SIG",
                ["version"] = 2,
                ["ouvert"] = true,
            },
            Archived = Instant,
        };

        Assert.That(
            patch.ToJson().Replace("\\u002B", "+", StringComparison.Ordinal),
            Is.EqualTo(
                """{"contact_points":["65f2a1"],"tags":["bancs"],"spatial":{"zones":["fr:commune:44109"]}"""
                    + ""","archived":"2026-11-26T12:00:00+00:00","extras":{"source":"SIG","version":2,"ouvert":true}}"""));
    }

    [Test]
    public void Input_in_collection_expressions_is_the_JSON_that_it_says()
    {
        var input = new DatasetInput
        {
            Title = "Bancs",
            Description = "Position des bancs.",
            Tags = ["bancs"],
            Extras = new()
            {
                ["k"] = 1,
                ["s"] = "x",
                ["b"] = true,
                ["l"] = new[] { 1, 2 },
                ["m"] = new JsonMap { ["a"] = [1, "b", 2.5] },
            },
        };

        Assert.That(
            input.ToJson(),
            Is.EqualTo(
                """{"title":"Bancs","description":"Position des bancs.","tags":["bancs"]"""
                    + ""","extras":{"k":1,"s":"x","b":true,"l":[1,2],"m":{"a":[1,"b",2.5]}}}"""));
    }

    [Test]
    public void Null_on_purpose_is_sent_for_a_value_a_list_a_map_and_a_model() =>
        Assert.That(
            new DatasetPatch
            {
                Private = JsonNull.Value,
                Extras = JsonNull.Value,
                TemporalCoverage = JsonNull.Value,
                Spatial = new()
                {
                    Zones = JsonNull.Value,
                    Geom = new() { Type = GeoJsonType.MultiPolygon },
                },
            }.ToJson(),
            Is.EqualTo(
                """{"temporal_coverage":null,"spatial":{"geom":{"type":"MultiPolygon"},"zones":null},"private":null,"extras":null}"""));

    [Test]
    public void Nothing_set_and_the_null_of_C_is_nothing_sent() =>
        Assert.That(
            new DatasetPatch
            {
                Title = null,
                Tags = null,
                Spatial = null,
                Extras = null,
                Private = Optional.From((bool?)null),
            }.ToJson(),
            Is.EqualTo("{}"));

    [Test]
    public void Extras_are_read_by_typed_getters() =>
        Assert.Multiple(() =>
        {
            var dataset = Dataset.FromJson(
                """{"extras":{"check:status":200,"check:error":"404","l":["a",2],"check:date":"2026-11-01T10:00:00"}}""");
            var check = dataset.Extras["check:status"];

            Assert.That(check.AsInt64(), Is.EqualTo(200));
            Assert.That(dataset.Extras["check:error"].AsString(), Is.EqualTo("404"));
            Assert.That(dataset.Extras["l"].AsList()!.Select(item => item.ToString()), Is.EqualTo(["a", "2"]));
            Assert.That(
                dataset.Extras["check:date"].AsDateTimeOffset(),
                Is.EqualTo(new DateTimeOffset(2026, 11, 1, 10, 0, 0, TimeSpan.Zero)));
            Assert.That(dataset.Extras["not there"].AsInt64(), Is.Null);
        });

    [Test]
    public void Title_and_id_need_no_exclamation_mark()
    {
        var dataset = Dataset.FromJson("""{"id":"53698f","title":"Bancs"}""");
        string title = dataset.Title;
        string id = dataset.Id;

        Assert.That((id, title), Is.EqualTo(("53698f", "Bancs")));
    }

    [TestCase("annual", ExpectedResult = "every year")]
    [TestCase("of the future", ExpectedResult = "of the future")]
    public string? Switch_on_an_open_enum_takes_constants(string value)
    {
        var dataset = Dataset.FromJson($$"""{"frequency":"{{value}}"}""");
        switch (dataset.Frequency?.Value)
        {
            case Frequencies.Annual:
                return "every year";
            default:
                return dataset.Frequency?.Value;
        }
    }

    [Test]
    public void AdditionalData_is_never_null()
    {
        var dataset = Dataset.FromJson("""{"id":"1"}""");
        dataset.AdditionalData["new"] = 1;

        Assert.That(dataset.ToJson(), Is.EqualTo("""{"id":"1","new":1}"""));
    }

    [Test]
    public void Model_read_from_its_own_JSON_is_the_same()
    {
        const string Json = """{"frequency":"annual","id":"1","owner":null,"tags":[],"title":"Bancs","later":{"a":[1]}}""";
        string json = Dataset.FromJson(Json).ToJson();
        var again = Dataset.FromJson(json);

        Assert.That((json, again.ToJson()), Is.EqualTo((Json, Json)));
    }

    [Test]
    public void Serialize_with_the_options_of_a_program_writes_what_ToJson_writes()
    {
        var dataset = Dataset.FromJson("""{"id":"1","organization":{"class":"Organization","id":"2"},"license":null}""");

        Assert.That(JsonSerializer.Serialize(new { dataset }), Is.EqualTo($$"""{"dataset":{{dataset.ToJson()}}}"""));
    }

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{\"id\":")]
    public void FromJson_of_what_is_no_model_says_so(string json) =>
        Assert.That(() => Dataset.FromJson(json), Throws.InstanceOf<JsonException>());

    [Test]
    public async Task Fields_of_a_list_are_those_of_its_items_and_the_rest_says_that_it_was_not_asked_for()
    {
        using var end = new StubHandler(_ => Answers.Json("""{"data":[{"id":"1","title":"Bancs"}],"next_page":null}"""));
        using var client = TestClient.Create(end);

        var page = await client.Catalog.Datasets.GetAsync(request => request.Fields("id", "title"));

        Assert.Multiple(() =>
        {
            Assert.That(end.Requests.Single().Headers["X-Fields"], Does.StartWith("data{id,title}").And.Contains("next_page"));
            Assert.That(page.Data.Single().Title, Is.EqualTo("Bancs"));
            Assert.That(page.Total, Is.Null);
            Assert.That(() => page.Data.Single().Frequency, Throws.TypeOf<MemberNotSentException>().With.Property("WasMasked").True);
            Assert.That(() => page.Data.Single().Tags, Throws.TypeOf<MemberNotSentException>().With.Message.Contains("Fields(…)"));
        });
    }

    [TestCase("titel", "has no field \"titel\" in its Dataset")]
    [TestCase("organization{nom}", "has no field \"nom\" in its OrganizationReference")]
    public void Fields_that_the_model_does_not_have_are_refused_before_a_request(string field, string message)
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end);

        Assert.Multiple(() =>
        {
            Assert.That(
                () => client.Catalog.Datasets.GetAsync(request => request.Fields("id", field)),
                Throws.ArgumentException.With.Message.Contains(message));
            Assert.That(end.Requests, Is.Empty);
        });
    }

    [Test]
    public void Fields_without_a_name_are_refused()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end);

        Assert.That(
            () => client.Catalog.Me.GetAsync(request => request.Fields()),
            Throws.ArgumentException.With.Message.Contains("No field"));
    }

    [Test]
    public async Task Enumerate_with_fields_without_an_id_compares_no_items()
    {
        using var end = new StubHandler(_ =>
            Answers.Json("""{"data":[{"title":"a"},{"title":"b"}],"page":1,"page_size":20,"next_page":null}"""));
        using var client = TestClient.Create(end);

        var titles = await client
            .Catalog.Datasets.EnumerateAsync(request => request.Fields("title"))
            .Select(dataset => dataset.Title)
            .ToListAsync();

        Assert.That(titles, Is.EqualTo(["a", "b"]));
    }
}
