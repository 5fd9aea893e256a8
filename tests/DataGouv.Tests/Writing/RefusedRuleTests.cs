using DataGouv.Catalog;
using DataGouv.CatalogV2;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Writing;

/// <summary>What the server is known to refuse, or to take for something else, is refused before it is sent.</summary>
public sealed class RefusedRuleTests
{
    private static readonly GeoJson Point = new() { Type = GeoJsonType.Point };
    private static readonly GeoJson Areas = new() { Type = GeoJsonType.MultiPolygon };

    private static IEnumerable<TestCaseData> Bodies =>
        [
            Of(
                "a point",
                client => client.Catalog.Datasets.PostAsync(Dataset(new() { Geom = Point })),
                "$.spatial of the body has a geometry"),
            Of(
                "zones and areas",
                client => client.Catalog.Datasets.PostAsync(Dataset(new() { Zones = ["a"], Geom = Areas })),
                "has both Zones and Geom"),
            Of("no zone", client => client.Catalog.Datasets.PostAsync(Dataset(new() { Zones = [] })), "has no zone in Zones"),
            Of(
                "v2",
                client =>
                    client.CatalogV2.Topics.PostAsync(
                        new TopicInput
                        {
                            Name = "a",
                            Spatial = new() { Geom = Point },
                        }),
                "$.spatial of the body"),
            Of(
                "a licence of what is closed",
                client =>
                    client.Catalog.Datasets.PostAsync(
                        new DatasetInput
                        {
                            Title = "a",
                            Description = "b",
                            License = "lov2",
                            AccessType = AccessType.Restricted,
                        }),
                "The body has a License and an AccessType that is not open"),
            Of(
                "no scope",
                client => client.Catalog.Me.ApiTokens.PostAsync(new ApiTokenInput { Scopes = [] }),
                "The body has no scope in Scopes"),
        ];

    private static IEnumerable<TestCaseData> Others =>
        [
            Of("areas", client => client.Catalog.Datasets.PostAsync(Dataset(new() { Zones = JsonNull.Value, Geom = Areas }))),
            Of("zones", client => client.Catalog.Datasets.PostAsync(Dataset(new() { Zones = ["a"], Geom = JsonNull.Value }))),
            Of(
                "no licence of what is closed",
                client =>
                    client.Catalog.Datasets.PostAsync(
                        new DatasetInput
                        {
                            Title = "a",
                            Description = "b",
                            License = "notspecified",
                            AccessType = AccessType.Restricted,
                        })),
            Of(
                "the licence of a closed dataservice",
                client =>
                    client.Catalog.Dataservices.PostAsync(
                        new DataserviceInput
                        {
                            Title = "a",
                            License = "lov2",
                            AccessType = AccessType.Restricted,
                        })),
            Of("scopes left out", client => client.Catalog.Me.ApiTokens.PostAsync(new ApiTokenInput { Name = "a" })),
        ];

    [TestCaseSource(nameof(Bodies))]
    public async Task Body_against_a_rule_of_the_server_is_refused_before_a_request(Func<DataGouvClient, Task> send, string message)
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKey = "key");

        await Assert.ThatAsync(() => send(client), Throws.ArgumentException.With.Message.Contains(message));
        Assert.That(end.Requests, Is.Empty);
    }

    [TestCaseSource(nameof(Others))]
    public async Task Body_that_the_server_takes_is_sent(Func<DataGouvClient, Task> send)
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKey = "key");

        await send(client);

        Assert.That(end.Requests, Has.Count.EqualTo(1));
    }

    private static DatasetInput Dataset(SpatialCoverageInput spatial) =>
        new()
        {
            Title = "a",
            Description = "b",
            Spatial = spatial,
        };

    private static TestCaseData Of(string name, Func<DataGouvClient, Task> send, string message) =>
        new TestCaseData(send, message).SetArgDisplayNames(name);

    private static TestCaseData Of(string name, Func<DataGouvClient, Task> send) => new TestCaseData(send).SetArgDisplayNames(name);
}
