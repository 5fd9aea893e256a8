using DataGouv.Replay;
using DataGouv.Tests.Support;

namespace DataGouv.Tests;

internal sealed class DataGouvClientTests
{
    [Test]
    public async Task Catalog_on_recordings_reads_models()
    {
        await using var server = await ReplayServer.StartAsync();
        using var client = new DataGouvClient(new DataGouvClientOptions
        {
            Environment = new DataGouvEnvironment { Catalog = server.Catalog, CatalogV2 = server.CatalogV2, Metrics = server.Metrics, Tabular = server.Tabular },
            Anonymous = true,
        });

        var frequencies = await client.Catalog.Datasets.Frequencies.GetAsync();

        Assert.That(frequencies, Is.Not.Empty);
    }

    [Test]
    public async Task Catalog_with_key_sends_it_to_the_main_api_alone()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKey = "secret");

        await client.Catalog.Datasets["a"].GetAsync();
        await client.CatalogV2.Datasets["a"].GetAsync();
        await client.Metrics["datasets"].Data.GetAsync();
        await client.Tabular.Resources[Guid.NewGuid()].GetAsync();

        Assert.That(end.Requests.Select(request => request.Headers.ContainsKey("X-API-KEY")), Is.EqualTo(new[] { true, true, false, false }));
    }

    [Test]
    public async Task SendAsync_with_refusal_throws_typed_exception_with_attempts()
    {
        using var end = new StubHandler(_ => Answers.Status(503));
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvServerException>(() => client.SendAsync(HttpMethod.Get, "datasets/"));

        Assert.That(failure!.Attempts.Select(attempt => attempt.Status), Is.EqualTo(new int?[] { 503, 503, 503, 503 }));
    }
}
