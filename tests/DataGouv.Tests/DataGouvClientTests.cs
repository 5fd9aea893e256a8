using DataGouv.Replay;
using DataGouv.Tests.Support;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tests;

internal sealed class DataGouvClientTests
{
    [Test]
    public async Task Catalog_on_recordings_reads_models()
    {
        await using var server = await ReplayServer.StartAsync();
        using var client = TestClient.Of(server);

        var frequencies = await client.Catalog.Datasets.Frequencies.GetAsync();

        Assert.That(frequencies, Is.Not.Empty);
    }

    [Test]
    public async Task Apis_with_key_get_it_where_it_belongs()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKey = "secret");

        await client.Catalog.Datasets["a"].GetAsync();
        await client.CatalogV2.Datasets["a"].GetAsync();
        await client.Metrics.Api["datasets"].Data.GetAsync();
        await client.Tabular.Api.Resources[Guid.NewGuid()].GetAsync();

        Assert.That(
            end.Requests.Select(request => request.Headers.ContainsKey("X-API-KEY")),
            Is.EqualTo(new[] { true, true, false, false }));
    }

    [Test]
    public async Task UserAgent_names_the_program_and_the_sdk()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApplicationName = "my-portal/1.2 (mailto:data@example.org)");

        await client.Catalog.Datasets["a"].GetAsync();

        Assert.That(
            end.Requests.Single().Headers["User-Agent"],
            Does.Match(@"^my-portal/1\.2 \(mailto:data@example\.org\) DataGouv\.NET/\d+\.\d+\.\d+$"));
    }

    [Test]
    public async Task Language_goes_to_the_main_api_alone()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.Language = "fr");

        await client.Catalog.Datasets["a"].GetAsync();
        await client.CatalogV2.Datasets["a"].GetAsync();
        await client.Tabular.Api.Resources[Guid.NewGuid()].GetAsync();
        await client.SendAsync(HttpMethod.Get, "datasets/?lang=en");
        await client.SendAsync(HttpMethod.Get, "https://elsewhere.test/");

        Assert.That(
            end.Requests.Select(request => request.Address.Query),
            Is.EqualTo(new[] { "?lang=fr", "?lang=fr", "", "?lang=en", "" }));
    }

    [Test]
    public async Task With_differs_in_what_was_changed_and_shares_the_connections()
    {
        using var end = new StubHandler(_ => Answers.Status(503));
        using var client = TestClient.Create(end, options => options.ApiKey = "secret");
        using var derived = client.With(options => options.Retry.MaxAttempts = 1);

        await Assert.ThrowsAsync<DataGouvServerException>(() => derived.SendAsync(HttpMethod.Get, "a/"));
        var sent = end.Requests.Count;
        await Assert.ThrowsAsync<DataGouvServerException>(() => client.SendAsync(HttpMethod.Get, "a/"));

        Assert.That((sent, end.Requests.Count, end.Requests[0].Headers["X-API-KEY"]), Is.EqualTo((1, 5, "secret")));
    }

    [Test]
    public void With_option_that_cannot_work_names_it()
    {
        using var client = new DataGouvClient(new DataGouvClientOptions { Anonymous = true });

        Assert.That(
            () => client.With(options => options.PrefetchDepth = 99),
            Throws.ArgumentException.With.Message.StartsWith("PrefetchDepth is 99"));
    }

    [Test]
    public void With_other_connect_time_out_says_why_not()
    {
        using var client = new DataGouvClient(new DataGouvClientOptions { Anonymous = true });

        Assert.That(
            () => client.With(options => options.Timeouts.Connect = TimeSpan.FromSeconds(1)),
            Throws.ArgumentException.With.Message.Contains("a derived client shares the connections"));
    }

    [Test]
    public void With_null_refuses()
    {
        using var client = new DataGouvClient(new DataGouvClientOptions { Anonymous = true });

        Assert.That(() => client.With(null!), Throws.ArgumentNullException);
    }

    [Test]
    public async Task With_other_http_client_uses_that()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var other = new StubHandler(_ => Answers.Json("{}"));
        using var http = new HttpClient(other) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = TestClient.Create(end);
        using var derived = client.With(options => options.HttpClient = http);

        await derived.SendAsync(HttpMethod.Get, "a/");

        Assert.That((end.Requests.Count, other.Requests.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public void Dispose_leaves_a_given_http_client_open()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        TestClient.Create(end).Dispose();

        Assert.That(end.IsDisposed, Is.False);
    }

    [Test]
    public async Task Dispose_of_a_derived_client_closes_nothing()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Task.CompletedTask);
        using var client = new DataGouvClient(
            new DataGouvClientOptions { Anonymous = true, Environment = DataGouvEnvironment.ForPortal(server.Http) });
        client.With(options => options.Language = "fr").Dispose();

        using var response = await client.SendAsync(HttpMethod.Get, "a/");

        Assert.That(response.IsSuccessStatusCode, Is.True);
    }

    [Test]
    public async Task Dispose_of_the_owner_ends_derived_clients()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Task.CompletedTask);
        var client = new DataGouvClient(
            new DataGouvClientOptions { Anonymous = true, Environment = DataGouvEnvironment.ForPortal(server.Http) });
        using var derived = client.AsAnonymous();
        client.Dispose();

        await Assert.ThatAsync(() => derived.SendAsync(HttpMethod.Get, "a/"), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void Metrics_where_there_are_none_says_so()
    {
        using var client = new DataGouvClient(new DataGouvClientOptions { Anonymous = true, Environment = DataGouvEnvironment.Demo });

        Assert.That(() => client.Metrics, Throws.InvalidOperationException.With.Message.StartsWith("This environment has no metrics"));
    }

    [Test]
    public void Tabular_where_there_is_none_says_so()
    {
        using var client = new DataGouvClient(
            new DataGouvClientOptions
            {
                Anonymous = true,
                Environment = DataGouvEnvironment.ForPortal(new Uri("https://udata.example.test/")),
            });

        Assert.That(
            () => client.Tabular,
            Throws.InvalidOperationException.With.Message.StartsWith("This environment has no Tabular service"));
    }

    [Test]
    public void With_http_client_with_a_time_out_refuses()
    {
        using var http = new HttpClient();
        using var client = new DataGouvClient(new DataGouvClientOptions { Anonymous = true });

        Assert.That(
            () => client.With(options => options.HttpClient = http),
            Throws.ArgumentException.With.Message.StartsWith("HttpClient.Timeout is 00:01:40"));
    }

    [Test]
    public void RequestAdapterFactory_is_asked_for_each_api()
    {
        var asked = new List<Uri>();
        var adapter = new Microsoft.Kiota.Http.HttpClientLibrary.HttpClientRequestAdapter(
            new Microsoft.Kiota.Abstractions.Authentication.AnonymousAuthenticationProvider());
        IRequestAdapter Create(Uri address)
        {
            asked.Add(address);
            return adapter;
        }

        using (adapter)
        using (new DataGouvClient(new DataGouvClientOptions { Anonymous = true, RequestAdapterFactory = Create }))
        {
            Assert.That(
                asked.Select(address => address.Host),
                Is.EqualTo(new[] { "www.data.gouv.fr", "www.data.gouv.fr", "tabular-api.data.gouv.fr", "metric-api.data.gouv.fr" }));
        }
    }

    [Test]
    public async Task PrefetchDepth_reaches_lists()
    {
        using var end = new StubHandler(request =>
            Answers.Json(
                $$"""{"data": [], "page": {{System.Web.HttpUtility.ParseQueryString(request.RequestUri!.Query)["page"] ?? "1"}}, "page_size": 1, "total": 40, "next_page": "https://www.example.test/api/1/datasets/?{{Guid.NewGuid()}}"}"""));
        using var client = TestClient.Create(end, options => (options.PrefetchDepth, options.Politeness.RequestsPerSecond) = (5, null));

        await using var pages = client.Catalog.Datasets.EnumerateAsync().AsPages().GetAsyncEnumerator();
        await pages.MoveNextAsync();
        await pages.MoveNextAsync();

        Assert.That(end.Requests, Has.Count.GreaterThanOrEqualTo(6));
    }
}
