using System.Collections.Concurrent;
using DataGouv.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DataGouv.Tests;

internal sealed class ConcurrencyTests
{
    private const int Clients = 100;
    private const int CallsOfEach = 100;

    [Test]
    public async Task One_hundred_clients_with_ten_thousand_calls_share_nothing_that_they_should_not()
    {
        using var end = new StubHandler(request => Answers.Json($$"""{"id": "{{request.RequestUri!.Segments[^1].TrimEnd('/')}}"}"""));
        var clients = Enumerable.Range(0, Clients).Select(index => TestClient.Create(end, options =>
        {
            (options.ApiKey, options.Language, options.ApplicationName) = ($"key{index}", index % 2 == 0 ? "fr" : "en", $"program{index}");
            options.Politeness.RequestsPerSecond = null;
        })).ToList();

        var ids = await Task.WhenAll(clients.SelectMany((client, index) => Enumerable.Range(0, CallsOfEach).Select(call => Task.Run(async () =>
            (Asked: $"{index}-{call}", Got: (await client.Catalog.Datasets[$"{index}-{call}"].GetAsync()).Id)))));

        foreach (var client in clients)
        {
            client.Dispose();
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ids, Is.All.Matches<(string Asked, string? Got)>(pair => pair.Asked == pair.Got));
            Assert.That(end.Requests, Has.Count.EqualTo(Clients * CallsOfEach));
            Assert.That(end.Requests, Is.All.Matches<SentRequest>(IsOfOneClient));
        }
    }

    [Test]
    public async Task Ten_thousand_calls_at_once_need_no_more_than_one_hundred_connections()
    {
        var connections = new ConcurrentDictionary<string, bool>();
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            connections[context.Connection.Id] = true;
            return context.Response.WriteAsync("{}");
        });
        using var client = new DataGouvClient(new DataGouvClientOptions
        {
            Anonymous = true,
            Environment = DataGouvEnvironment.Production with { Catalog = new Uri(server.Http, "/api/1/") },
            Timeouts = { Attempt = Timeout.InfiniteTimeSpan, Call = Timeout.InfiniteTimeSpan, Connect = Timeout.InfiniteTimeSpan },
        });

        var calls = await Task.WhenAll(Enumerable.Range(0, Clients * CallsOfEach).Select(index => client.Catalog.Datasets[$"d{index}"].GetAsync()));

        Assert.That((calls.Length, server.Requests.Count, connections.Count <= 100), Is.EqualTo((Clients * CallsOfEach, Clients * CallsOfEach, true)));
    }

    private static bool IsOfOneClient(SentRequest? request)
    {
        var index = request!.Address.Segments[^1].Split('-')[0];
        return request.Headers["X-API-KEY"] == $"key{index}"
            && request.Address.Query == $"?lang={(int.Parse(index, System.Globalization.CultureInfo.InvariantCulture) % 2 == 0 ? "fr" : "en")}"
            && request.Headers["User-Agent"].StartsWith($"program{index} ", StringComparison.Ordinal);
    }
}
