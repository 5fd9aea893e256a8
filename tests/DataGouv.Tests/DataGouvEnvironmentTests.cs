using DataGouv.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests;

internal sealed class DataGouvEnvironmentTests
{
    [TestCase("https://udata.example.test")]
    [TestCase("https://udata.example.test/")]
    public void ForPortal_addresses_both_versions_and_nothing_else(string portal)
    {
        var environment = DataGouvEnvironment.ForPortal(new Uri(portal));

        Assert.That(
            (environment.Catalog.AbsoluteUri, environment.CatalogV2.AbsoluteUri, environment.Metrics, environment.Tabular),
            Is.EqualTo(("https://udata.example.test/api/1/", "https://udata.example.test/api/2/", (Uri?)null, (Uri?)null)));
    }

    [Test]
    public void ForPortal_with_tabular_service_has_it() =>
        Assert.That(
            DataGouvEnvironment.ForPortal(new Uri("https://udata.example.test/"), new Uri("https://tabular.example.test/")).Tabular,
            Is.EqualTo(new Uri("https://tabular.example.test/")));

    [Test]
    public void ForPortal_of_any_portal_passes_its_own_check() =>
        Prop.ForAll<ushort, bool>(
                (segments, hasSlash) =>
                {
                    var path = string.Concat(Enumerable.Range(0, segments % 4).Select(index => $"/p{index}"));
                    var environment = DataGouvEnvironment
                        .ForPortal(new Uri($"https://example.test:8443{path}{(hasSlash ? "/" : "")}"))
                        .Checked();
                    return environment.Catalog.AbsoluteUri == $"https://example.test:8443{path}/api/1/"
                        && environment.CatalogV2.AbsoluteUri == $"https://example.test:8443{path}/api/2/";
                })
            .QuickCheckThrowOnFailure();

    [TestCase("https://udata.example.test/api/1/", "https://udata.example.test/")]
    [TestCase("https://udata.example.test/api/2", "https://udata.example.test/")]
    [TestCase("https://udata.example.test/open/api/", "https://udata.example.test/open/")]
    public void ForPortal_with_address_of_an_api_names_that_of_the_portal(string portal, string right) =>
        Assert.That(
            () => DataGouvEnvironment.ForPortal(new Uri(portal)),
            Throws.ArgumentException.With.Message.StartsWith(
                $"portal is \"{portal.TrimEnd('/')}/\": allowed is the address of the portal, without its API: {right}."));

    [TestCase("udata.example.test", "portal is \"udata.example.test\": allowed is an absolute http or https address")]
    [TestCase(
        "https://udata.example.test/?lang=fr",
        "portal is \"https://udata.example.test/?lang=fr\": allowed is an absolute http or https address"
    )]
    [TestCase("https://user:secret@udata.example.test/", "portal is \"***\": allowed is an absolute http or https address")]
    public void ForPortal_with_what_is_no_address_says_what_is(string portal, string message) =>
        Assert.That(
            () => DataGouvEnvironment.ForPortal(new Uri(portal, UriKind.RelativeOrAbsolute)),
            Throws.ArgumentException.With.Message.StartsWith(message));

    [Test]
    public void ForPortal_without_address_refuses() =>
        Assert.That(() => DataGouvEnvironment.ForPortal(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("portal"));

    [TestCase("https://www.data.gouv.fr", "https://www.data.gouv.fr/api/1/")]
    [TestCase("https://www.data.gouv.fr/", "https://www.data.gouv.fr/api/1/")]
    [TestCase("https://www.data.gouv.fr/api", "https://www.data.gouv.fr/api/1/")]
    [TestCase("https://www.data.gouv.fr/api/", "https://www.data.gouv.fr/api/1/")]
    [TestCase("https://www.data.gouv.fr/api/2/", "https://www.data.gouv.fr/api/1/")]
    [TestCase("http://127.0.0.1:7000/open/", "http://127.0.0.1:7000/open/api/1/")]
    public void Catalog_without_version_1_names_the_address_that_has_it(string address, string right) =>
        Assert.That(
            () =>
                new DataGouvClient(
                    new DataGouvClientOptions
                    {
                        Anonymous = true,
                        Environment = DataGouvEnvironment.Production with { Catalog = new Uri(address) },
                    }),
            Throws.ArgumentException.With.Message.StartsWith(
                $"Environment.Catalog is \"{address.TrimEnd('/')}/\": allowed is an address of version 1 of the Main API: {right}."));

    [TestCase("https://www.data.gouv.fr/", "https://www.data.gouv.fr/api/2/")]
    [TestCase("https://www.data.gouv.fr/api/", "https://www.data.gouv.fr/api/2/")]
    [TestCase("https://www.data.gouv.fr/api/1/", "https://www.data.gouv.fr/api/2/")]
    [TestCase("https://www.data.gouv.fr/api/3/", "https://www.data.gouv.fr/api/2/")]
    public void CatalogV2_without_version_2_names_the_address_that_has_it(string address, string right) =>
        Assert.That(
            () =>
                new DataGouvClient(
                    new DataGouvClientOptions
                    {
                        Anonymous = true,
                        Environment = DataGouvEnvironment.Production with { CatalogV2 = new Uri(address) },
                    }),
            Throws.ArgumentException.With.Message.StartsWith(
                $"Environment.CatalogV2 is \"{address}\": allowed is an address of version 2 of the Main API: {right}."));

    [Test]
    public async Task DataGouvClient_of_a_portal_asks_there()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(
            end,
            options => options.Environment = DataGouvEnvironment.ForPortal(new Uri("https://udata.example.test/open")));

        await client.Catalog.Datasets["a"].GetAsync();
        await client.CatalogV2.Datasets["a"].GetAsync();

        Assert.That(
            end.Requests.Select(request => request.Address.AbsoluteUri),
            Is.EqualTo(new[] { "https://udata.example.test/open/api/1/datasets/a/", "https://udata.example.test/open/api/2/datasets/a/" }));
    }
}
