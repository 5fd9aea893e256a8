using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RichardSzalay.MockHttp;

namespace DataGouv.Extensions.DependencyInjection.Tests;

internal sealed class AddDataGouvTests
{
    [Test]
    public void AddDataGouv_registers_one_client()
    {
        using var provider = Build(services => services.AddDataGouv(options => options.Anonymous = true));

        var client = provider.GetRequiredService<DataGouvClient>();

        Assert.That(provider.GetRequiredService<DataGouvClient>(), Is.SameAs(client));
    }

    [Test]
    public void AddDataGouv_twice_applies_both_configurations()
    {
        using var provider = Build(services =>
        {
            services.AddDataGouv(options => options.ApiKey = "first");
            services.AddDataGouv(options => options.Environment = DataGouvEnvironment.Demo);
        });

        Assert.That(
            provider.GetRequiredService<DataGouvClient>().ToString(),
            Is.EqualTo("DataGouvClient (https://demo.data.gouv.fr/api/1/, API key)"));
    }

    [Test]
    public async Task AddDataGouv_sends_through_the_primary_handler_of_the_builder()
    {
        using var server = new MockHttpMessageHandler();
        server
            .When("https://demo.data.gouv.fr/api/1/datasets/frequencies/")
            .WithHeaders("X-API-KEY", "secret")
            .Respond("application/json", """[{"id": "daily", "label": "Quotidienne"}]""");
        using var provider = Build(services =>
            services
                .AddDataGouv(options => (options.Environment, options.ApiKey) = (DataGouvEnvironment.Demo, "secret"))
                .ConfigurePrimaryHttpMessageHandler(() => server));

        var frequencies = await provider.GetRequiredService<DataGouvClient>().Catalog.Datasets.Frequencies.GetAsync();

        Assert.That(frequencies.Single().Label, Is.EqualTo("Quotidienne"));
    }

    [Test]
    public async Task AddDataGouv_with_handler_of_the_application_lets_it_see_each_attempt()
    {
        using var server = new MockHttpMessageHandler();
        server.Fallback.Respond(HttpStatusCode.ServiceUnavailable);
        var counter = new CountingHandler();
        using var provider = Build(services =>
            services
                .AddDataGouv(options =>
                {
                    options.Anonymous = true;
                    options.Retry.MaxAttempts = 3;
                    (options.Retry.BaseDelay, options.Retry.MaxDelay) = (TimeSpan.Zero, TimeSpan.Zero);
                })
                .AddHttpMessageHandler(() => counter)
                .ConfigurePrimaryHttpMessageHandler(() => server));

        await Assert.ThrowsAsync<DataGouvServerException>(() =>
            provider.GetRequiredService<DataGouvClient>().SendAsync(HttpMethod.Get, "site/"));

        Assert.That(counter.Count, Is.EqualTo(3));
    }

    [Test]
    public void AddDataGouv_with_names_registers_keyed_clients()
    {
        using var provider = Build(services =>
        {
            services.AddDataGouv("mine", options => options.ApiKey = "secret");
            services.AddDataGouv("public", options => options.Anonymous = true);
        });

        Assert.That(
            (
                provider.GetRequiredKeyedService<DataGouvClient>("mine").ToString(),
                provider.GetRequiredKeyedService<DataGouvClient>("public").ToString()),
            Is.EqualTo(
                ("DataGouvClient (https://www.data.gouv.fr/api/1/, API key)", "DataGouvClient (https://www.data.gouv.fr/api/1/, anonymous)")));
    }

    [Test]
    public void AddDataGouv_with_name_keeps_options_apart()
    {
        using var provider = Build(services =>
        {
            services.AddDataGouv("a", options => options.PrefetchDepth = 3);
            services.AddDataGouv("b");
        });

        Assert.That(provider.GetRequiredService<IOptionsMonitor<DataGouvClientOptions>>().Get("b").PrefetchDepth, Is.Zero);
    }

    [Test]
    public async Task StartAsync_with_option_that_cannot_work_names_it()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDataGouv(options => options.PrefetchDepth = 99);
        using var host = builder.Build();

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.That(refusal!.Message, Does.StartWith("PrefetchDepth is 99: allowed is from 0 to 16."));
    }

    [Test]
    public async Task StartAsync_with_options_that_work_starts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDataGouv(options => options.Anonymous = true);
        using var host = builder.Build();

        await host.StartAsync();

        Assert.That(host.Services.GetRequiredService<DataGouvClient>(), Is.Not.Null);
    }

    [Test]
    public async Task AddDataGouv_takes_logger_factory_and_clock_of_the_application()
    {
        using var server = new MockHttpMessageHandler();
        server.Fallback.Respond(HttpStatusCode.NotFound);
        var logs = new FakeLogCollector();
        using var provider = Build(services =>
            services
                .AddSingleton<ILoggerFactory>(new LoggerFactory([new FakeLoggerProvider(logs)]))
                .AddSingleton<TimeProvider>(new FakeTimeProvider())
                .AddDataGouv(options => options.Anonymous = true)
                .ConfigurePrimaryHttpMessageHandler(() => server));

        await Assert.ThrowsAsync<DataGouvNotFoundException>(() =>
            provider.GetRequiredService<DataGouvClient>().SendAsync(HttpMethod.Get, "site/"));

        Assert.That(logs.GetSnapshot().Select(record => record.Category), Does.Contain("DataGouv"));
    }

    [Test]
    public async Task AddDataGouv_at_trace_level_logs_no_credential()
    {
        using var server = new MockHttpMessageHandler();
        server.Fallback.Respond("application/json", "{}");
        var logs = new FakeLogCollector();
        using var provider = Build(services =>
            services
                .AddLogging(logging => logging.AddProvider(new FakeLoggerProvider(logs)).SetMinimumLevel(LogLevel.Trace))
                .AddDataGouv(options => options.ApiKey = "udata_secret")
                .ConfigurePrimaryHttpMessageHandler(() => server));

        using var response = await provider.GetRequiredService<DataGouvClient>().SendAsync(HttpMethod.Get, "site/");

        Assert.That(
            string.Join('\n', logs.GetSnapshot().Select(record => record.ToString() + record.Message)),
            Does.Contain("site/").And.Not.Contain("udata_secret"));
    }

    [Test]
    public void AddDataGouv_with_configuration_reads_every_option()
    {
        using var provider = Build(services =>
            services.AddDataGouv(
                Configuration(
                    new()
                    {
                        ["DataGouv:Environment"] = "demo",
                        ["DataGouv:Environment:Tabular"] = "https://tabular.example.test/",
                        ["DataGouv:ApiKey"] = "secret",
                        ["DataGouv:ApplicationName"] = "my-portal/1.2",
                        ["DataGouv:Language"] = "fr",
                        ["DataGouv:PrefetchDepth"] = "4",
                        ["DataGouv:MaxAnswerBytes"] = "1000000000",
                        ["DataGouv:ListConsistency"] = "throw",
                        ["DataGouv:Timeouts:Attempt"] = "00:01:30",
                        ["DataGouv:Retry:MaxAttempts"] = "2",
                        ["DataGouv:Retry:MaxElapsed"] = "00:00:45",
                        ["DataGouv:Politeness:RequestsPerSecond"] = "2.5",
                    })));

        var options = provider.GetRequiredService<IOptions<DataGouvClientOptions>>().Value;

        Assert.That(
            (
                options.Environment.Catalog.Host,
                options.Environment.Tabular!.Host,
                options.ApiKey,
                options.ApplicationName,
                options.Language),
            Is.EqualTo(("demo.data.gouv.fr", "tabular.example.test", "secret", "my-portal/1.2", "fr")));
        Assert.That(
            (
                options.PrefetchDepth,
                options.ListConsistency,
                options.MaxAnswerBytes,
                options.Timeouts.Attempt,
                options.Retry.MaxAttempts,
                options.Retry.MaxElapsed,
                options.Politeness.RequestsPerSecond),
            Is.EqualTo((4, ListConsistency.Throw, 1_000_000_000, TimeSpan.FromSeconds(90), 2, TimeSpan.FromSeconds(45), (double?)2.5)));
    }

    [Test]
    public void AddDataGouv_with_portal_in_the_configuration_takes_its_addresses()
    {
        using var provider = Build(services =>
            services.AddDataGouv(Configuration(new() { ["DataGouv:Environment:Portal"] = "https://udata.example.test/" })));

        Assert.That(
            provider.GetRequiredService<IOptions<DataGouvClientOptions>>().Value.Environment,
            Is.EqualTo(DataGouvEnvironment.ForPortal(new Uri("https://udata.example.test/"))));
    }

    [Test]
    public void AddDataGouv_with_portal_and_other_addresses_takes_both()
    {
        using var provider = Build(services =>
            services.AddDataGouv(
                Configuration(
                    new()
                    {
                        ["DataGouv:Environment"] = "Demo",
                        ["DataGouv:Environment:Portal"] = "https://udata.example.test/",
                        ["DataGouv:Environment:Tabular"] = "https://tabular.example.test/",
                    })));

        Assert.That(
            provider.GetRequiredService<IOptions<DataGouvClientOptions>>().Value.Environment,
            Is.EqualTo(DataGouvEnvironment.ForPortal(new Uri("https://udata.example.test/"), new Uri("https://tabular.example.test/"))));
    }

    [Test]
    public void AddDataGouv_with_api_for_a_portal_names_the_key_and_the_fix()
    {
        using var provider = Build(services =>
            services.AddDataGouv(Configuration(new() { ["DataGouv:Environment:Portal"] = "https://udata.example.test/api/1/" })));

        Assert.That(
            () => provider.GetRequiredService<DataGouvClient>(),
            Throws.ArgumentException.With.Message.StartsWith(
                "DataGouv:Environment:Portal is \"https://udata.example.test/api/1/\": allowed is the address of the portal, without its API: https://udata.example.test/."));
    }

    [Test]
    public void AddDataGouv_where_the_application_gives_every_http_client_a_time_out_still_has_none()
    {
        using var provider = Build(services =>
            services
                .ConfigureHttpClientDefaults(client => client.ConfigureHttpClient(http => http.Timeout = TimeSpan.FromSeconds(30)))
                .AddDataGouv(options => options.Anonymous = true));

        Assert.That(() => provider.GetRequiredService<DataGouvClient>(), Throws.Nothing);
    }

    [Test]
    public void AddDataGouv_with_time_out_on_its_builder_names_it()
    {
        using var provider = Build(services =>
            services.AddDataGouv(options => options.Anonymous = true).ConfigureHttpClient(http => http.Timeout = TimeSpan.FromSeconds(30)));

        Assert.That(
            () => provider.GetRequiredService<DataGouvClient>(),
            Throws.ArgumentException.With.Message.StartsWith("HttpClient.Timeout is 00:00:30"));
    }

    [Test]
    public void AddDataGouv_with_empty_configuration_keeps_defaults()
    {
        using var provider = Build(services => services.AddDataGouv(Configuration([])));

        var options = provider.GetRequiredService<IOptions<DataGouvClientOptions>>().Value;

        Assert.That(
            (options.Environment, options.Timeouts.Attempt),
            Is.EqualTo((DataGouvEnvironment.Production, TimeSpan.FromSeconds(30))));
    }

    [Test]
    public void AddDataGouv_with_section_reads_it_as_it_is()
    {
        var section = Configuration(new() { ["Elsewhere:BearerToken"] = "token" }).GetSection("Elsewhere");
        using var provider = Build(services => services.AddDataGouv(section));

        Assert.That(provider.GetRequiredService<IOptions<DataGouvClientOptions>>().Value.BearerToken, Is.EqualTo("token"));
    }

    [Test]
    public void AddDataGouv_with_name_and_configuration_reads_the_section_of_the_name()
    {
        using var provider = Build(services => services.AddDataGouv("mine", Configuration(new() { ["DataGouv:mine:Anonymous"] = "true" })));

        Assert.That(provider.GetRequiredKeyedService<DataGouvClient>("mine").ToString(), Does.EndWith("anonymous)"));
    }

    [Test]
    public void AddDataGouv_with_unknown_environment_names_what_is_allowed()
    {
        using var provider = Build(services => services.AddDataGouv(Configuration(new() { ["DataGouv:Environment"] = "staging" })));

        Assert.That(
            () => provider.GetRequiredService<DataGouvClient>(),
            Throws.ArgumentException.With.Message.StartsWith(
                "DataGouv:Environment is \"staging\": allowed is Production, Demo, or addresses below it"));
    }

    private static ServiceProvider Build(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        register(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static IConfigurationRoot Configuration(Dictionary<string, string?> values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values).Build();

    private sealed class CountingHandler : DelegatingHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
