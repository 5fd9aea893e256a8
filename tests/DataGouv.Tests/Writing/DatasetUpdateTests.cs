using System.Text.Json.Nodes;
using DataGouv.Catalog;

namespace DataGouv.Tests.Writing;

/// <summary>An update of a dataset loses neither the tags nor the coverage, and goes over nobody else's change.</summary>
public sealed class DatasetUpdateTests
{
    private const string Id = "5ea4aeb55c72261a34993fe1";

    private ObjectServer _server = null!;
    private DataGouvClient _client = null!;

    [SetUp]
    public async Task Start()
    {
        _server = await ObjectServer.StartAsync(
            new JsonObject
            {
                ["id"] = Id,
                ["title"] = "Bancs",
                ["tags"] = new JsonArray("bancs"),
                ["temporal_coverage"] = new JsonObject { ["start"] = "2024-01-01", ["end"] = "2024-12-31" },
            });
        _client = _server.CreateClient();
    }

    [TearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    private static IEnumerable<TestCaseData> Changes =>
        [
            new TestCaseData((Action<DatasetPatch>)(patch => patch.Description = "mieux")).SetArgDisplayNames("description"),
            new TestCaseData((Action<DatasetPatch>)(patch => patch.Private = JsonNull.Value)).SetArgDisplayNames("private"),
            new TestCaseData((Action<DatasetPatch>)(patch => patch.Archived = DateTimeOffset.UnixEpoch)).SetArgDisplayNames("archived"),
        ];

    [TestCaseSource(nameof(Changes))]
    public async Task Update_sends_back_what_the_server_would_empty(Action<DatasetPatch> change)
    {
        await _client.Catalog.Datasets[Id].UpdateAsync(change);

        Assert.That(
            (_server.State["tags"]!.ToJsonString(), _server.State["temporal_coverage"]!["start"]!.GetValue<string>()),
            Is.EqualTo(("""["bancs"]""", "2024-01-01")));
    }

    [Test]
    public async Task Update_of_a_dataset_without_a_coverage_leaves_it_without_one()
    {
        _server.State["temporal_coverage"] = null;

        await _client.Catalog.Datasets[Id].UpdateAsync(patch => patch.Title = "Bancs publics");

        Assert.That(
            (_server.State["temporal_coverage"], _server.State["tags"]!.ToJsonString()),
            Is.EqualTo(((JsonNode?)null, """["bancs"]""")));
    }

    [Test]
    public async Task Update_gives_the_change_what_is_there_now()
    {
        await _client.Catalog.Datasets[Id].UpdateAsync(patch => patch.Tags!.Add("mobilier"));

        Assert.That(_server.State["tags"]!.ToJsonString(), Is.EqualTo("""["bancs","mobilier"]"""));
    }

    [Test]
    public async Task Update_that_empties_on_purpose_empties()
    {
        await _client.Catalog.Datasets[Id].UpdateAsync(patch => (patch.Tags, patch.TemporalCoverage) = ([], JsonNull.Value));

        Assert.That((_server.State["tags"]!.AsArray().Count, _server.State["temporal_coverage"]), Is.EqualTo((0, (JsonNode?)null)));
    }

    [Test]
    public async Task Put_that_lacks_what_the_server_empties_is_refused_before_a_request()
    {
        await Assert.ThatAsync(
            () => _client.Catalog.Datasets[Id].PutAsync(new DatasetPatch { Title = "Bancs publics" }),
            Throws.ArgumentException.With.Message.Contains("empties \"tags\"").And.Message.Contains("UpdateAsync"));
        Assert.That(_server.Received, Is.Empty);
    }

    [Test]
    public async Task Put_that_decides_about_both_is_sent()
    {
        await _client
            .Catalog.Datasets[Id]
            .PutAsync(
                new DatasetPatch
                {
                    Title = "B",
                    Tags = [],
                    TemporalCoverage = JsonNull.Value,
                });

        Assert.That(_server.State["title"]!.GetValue<string>(), Is.EqualTo("B"));
    }

    [Test]
    public async Task Update_while_somebody_else_changes_the_dataset_says_so_and_sends_nothing()
    {
        _server.AfterRead = (reader, state) =>
        {
            if (reader == 1)
            {
                _server.Change("tags", new JsonArray("bancs", "mobilier"));
            }
        };

        await Assert.ThatAsync(
            () => _client.Catalog.Datasets[Id].UpdateAsync(patch => patch.Title = "Bancs publics"),
            Throws.TypeOf<DataGouvConflictException>().With.Property("WasSent").False.And.Message.Contains("somebody changed the object"));
        Assert.That((_server.State["title"]!.GetValue<string>(), _server.State["tags"]!.AsArray().Count), Is.EqualTo(("Bancs", 2)));
    }

    [Test]
    public async Task Update_based_on_an_older_reading_says_so_and_sends_nothing()
    {
        var read = await _client.Catalog.Datasets[Id].GetAsync();
        _server.Change("title", "Bancs de la ville");

        await Assert.ThatAsync(
            () => _client.Catalog.Datasets[Id].UpdateAsync(patch => patch.Title = read.Title + " publics", basedOn: read),
            Throws.TypeOf<DataGouvConflictException>());
        Assert.That(_server.State["title"]!.GetValue<string>(), Is.EqualTo("Bancs de la ville"));
    }

    [Test]
    public async Task Update_based_on_the_last_reading_is_sent()
    {
        var read = await _client.Catalog.Datasets[Id].GetAsync();

        await _client.Catalog.Datasets[Id].UpdateAsync(patch => patch.Title = read.Title + " publics", basedOn: read);

        Assert.That(_server.State["title"]!.GetValue<string>(), Is.EqualTo("Bancs publics"));
    }

    [Test]
    public async Task ToPatch_of_a_dataset_that_was_read_without_its_tags_says_so()
    {
        var masked = await _client.Catalog.Datasets[Id].GetAsync(request => request.Fields("id", "title"));

        Assert.That(masked.ToPatch, Throws.TypeOf<MemberNotSentException>().With.Property("Member").EqualTo("tags"));
    }

    [Test]
    public async Task Update_from_zones_to_a_geometry_sends_null_for_the_zones()
    {
        await _client
            .Catalog.Datasets[Id]
            .UpdateAsync(patch =>
                patch.Spatial = new()
                {
                    Zones = JsonNull.Value,
                    Geom = new() { Type = GeoJsonType.MultiPolygon, Coordinates = [] },
                });

        Assert.That(
            _server.Received[^1].Body!["spatial"]!.ToJsonString(),
            Is.EqualTo("""{"geom":{"coordinates":[],"type":"MultiPolygon"},"zones":null}"""));
    }
}
