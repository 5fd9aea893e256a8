using DataGouv.Generator.Documents;
using DataGouv.Generator.Pulling;

namespace DataGouv.Generator.Tests.Pulling;

public sealed class DocumentSourcesTests
{
    private static readonly Api Zoo = new("zoo", "Zoo", new Uri("https://example.org/swagger.json"), "swagger-2.0", "DataGouv.Zoo");
    private static readonly Api Park = Zoo with { Name = "park" };

    [Test]
    public async Task For_an_address_asks_for_the_name_of_each_API()
    {
        await using var server = new WireServer(_ => WireServer.Answer(200, "{}"));

        Assert.That(await Asked(server, server.Address + "/documents/", Zoo, Park), Is.EqualTo("/documents/park.json"));
    }

    [Test]
    public async Task For_the_address_of_a_document_asks_for_that()
    {
        await using var server = new WireServer(_ => WireServer.Answer(200, "{}"));

        Assert.That(await Asked(server, server.Address + "/api/swagger.json", Zoo), Is.EqualTo("/api/swagger.json"));
    }

    [Test]
    public async Task For_nothing_asks_for_the_public_address()
    {
        await using var server = new WireServer(_ => WireServer.Answer(200, "{}"));

        Assert.That(await Asked(server, null, Zoo with { Source = new Uri(server.Address + "/public.json") }), Is.EqualTo("/public.json"));
    }

    [Test]
    public void For_the_address_of_one_document_and_several_APIs_asks_which() =>
        Assert.That(Refused("https://example.org/swagger.json", Zoo, Park).Fix, Does.Contain("--api"));

    [TestCase("no-such-folder")]
    [TestCase("ftp://example.org/documents/")]
    [TestCase("")]
    public void For_neither_a_folder_nor_an_address_refuses_it(string from) => Assert.That(Refused(from, Zoo).Problem, Does.StartWith("This is neither"));

    private static DocumentException Refused(string from, params Api[] apis)
    {
        using var http = new HttpClient();
        return Assert.Throws<DocumentException>(() => DocumentSources.For(from, apis, http))!;
    }

    private static async Task<string> Asked(WireServer server, string? from, params Api[] apis)
    {
        using var http = HttpDocumentSource.CreateClient();
        await DocumentSources.For(from, apis, http).Fetch(apis[^1], null, CancellationToken.None);
        return server.Requests.Single().Split(' ')[1];
    }
}
