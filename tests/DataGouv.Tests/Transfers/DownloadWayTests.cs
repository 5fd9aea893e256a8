using System.Text;
using DataGouv.Catalog;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>Ways to a file: many redirects, walls of cookies, addresses of XML, pages instead of files.</summary>
public sealed class DownloadWayTests
{
    private static readonly byte[] Body = Content.Of(1000);

    private TemporaryFolder _folder = null!;
    private DataGouvClient _client = null!;

    [SetUp]
    public void Prepare()
    {
        _folder = new TemporaryFolder();
        _client = DownloadClients.Create();
    }

    [TearDown]
    public void End()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [TestCase(6)]
    [TestCase(10)]
    public async Task ToFile_manyRedirects_areFollowed(int count)
    {
        await using var server = Hops(count);

        var file = await _client.Downloads.ToFileAsync(server.Address("/h0"), _folder["a.csv"]);

        Assert.That(file.Bytes, Is.EqualTo(1000));
    }

    [Test]
    public async Task ToFile_elevenRedirects_areTooMany()
    {
        await using var server = Hops(11);

        Assert.That(
            async () => await _client.Downloads.ToFileAsync(server.Address("/h0"), _folder["a.csv"]),
            Throws.InstanceOf<DataGouvApiException>());
    }

    [Test]
    public async Task ToFile_cookieWall_isPassed()
    {
        await using var server = Wall();

        var file = await _client.Downloads.ToFileAsync(server.Address("/f.csv"), _folder["a.csv"]);

        Assert.That((file.Bytes, server.Requests[1].Headers["Cookie"]), Is.EqualTo((1000L, "seen=1")));
    }

    [Test]
    public async Task ToFile_afterACookieWall_hasForgottenTheCookie()
    {
        await using var server = Wall();
        await _client.Downloads.ToFileAsync(server.Address("/f.csv"), _folder["a.csv"]);

        await _client.Downloads.ToFileAsync(server.Address("/f.csv"), _folder["b.csv"]);

        Assert.That(server.Requests[2].Headers.Keys, Has.None.EqualTo("Cookie"));
    }

    [Test]
    public async Task ToFile_cookieWallOfTheApi_getsNoCookie()
    {
        await using var server = Wall();
        using var client = DownloadClients.Create(platform: server.Address("/"));

        Assert.That(
            async () => await client.Downloads.ToFileAsync(server.Address("/f.csv"), _folder["a.csv"]),
            Throws.InstanceOf<DataGouvApiException>());
        Assert.That(server.Requests.SelectMany(request => request.Headers.Keys), Has.None.EqualTo("Cookie"));
    }

    [Test]
    public async Task ToFile_cookieThatLeadsElsewhere_staysWhereItIs()
    {
        await using var other = FileServer.Start(request => FileAnswer.Of(request, Body));
        await using var server = FileServer.Start(_ => new FileAnswer(302, [])
        {
            Headers = [$"Location: {other.Address(host: "localhost")}", "Set-Cookie: seen=1"],
        });

        await _client.Downloads.ToFileAsync(server.Address("/f.csv"), _folder["a.csv"]);

        Assert.That(other.Requests[0].Headers.Keys, Has.None.EqualTo("Cookie"));
    }

    [Test]
    public async Task ToFile_addressOfXmlThatIsRefused_saysWhatWasMeant()
    {
        await using var server = FileServer.Start(_ => new FileAnswer(500, []));

        var failure = await Assert.ThrowsAsync<DataGouvServerException>(() =>
            _client.Downloads.ToFileAsync(server.Address("/GTFS.aspx?key=K&amp;OperatorCode=X"), _folder["a.zip"]));

        Assert.That(failure!.Message, Does.Contain("has &amp; where & was probably meant"));
    }

    [TestCase("text/html")]
    [TestCase("text/html; charset=utf-8")]
    [TestCase("application/xhtml+xml")]
    public async Task ToFolder_pageInsteadOfAFile_isRefusedWithItsTitle(string mediaType)
    {
        await using var server = Page(mediaType);

        var failure = await Assert.ThrowsAsync<DownloadException>(() =>
            _client.Downloads.ToFolderAsync(Arrets(server, "csv"), _folder.Path));

        Assert.That(
            (failure!.Reason, failure.Message.Contains("\"Connexion & accès\"", StringComparison.Ordinal)),
            Is.EqualTo((DownloadFailure.Page, true)));
        Assert.That(_folder.Files, Is.Empty);
    }

    [TestCase("html", false)]
    [TestCase("csv", true)]
    public async Task ToFolder_pageThatIsWanted_isTaken(string format, bool accepts)
    {
        await using var server = Page("text/html");

        var file = await _client.Downloads.ToFolderAsync(
            Arrets(server, format),
            _folder.Path,
            new DownloadOptions { AcceptsPages = accepts });

        Assert.That((Path.GetFileName(file.Path), file.MediaType), Is.EqualTo(($"Arrêts.{format}", "text/html")));
    }

    [Test]
    public async Task ToFolder_pageWithTheRightChecksum_isTheFile()
    {
        await using var server = Page("text/html");
        var resource = Arrets(server, "csv");
        resource.Checksum = new Checksum { Type = ChecksumType.Sha1, Value = Content.Sha1(Html) };

        Assert.That((await _client.Downloads.ToFolderAsync(resource, _folder.Path)).Verified, Is.EqualTo(ChecksumForm.File));
    }

    private static readonly byte[] Html = Encoding.UTF8.GetBytes("<html><head><title>Connexion &amp; accès</title></head></html>");

    private static FileServer Page(string mediaType) =>
        FileServer.Start(_ => new FileAnswer(200, Html) { Headers = [$"Content-Type: {mediaType}"] });

    private static Resource Arrets(FileServer server, string format) =>
        new()
        {
            Title = "Arrêts",
            Format = format,
            Url = server.Address("/export").AbsoluteUri,
        };

    private static FileServer Wall() =>
        FileServer.Start(request =>
            request.Headers.ContainsKey("Cookie")
                ? FileAnswer.Of(request, Body)
                : new FileAnswer(302, []) { Headers = ["Location: /f.csv", "Set-Cookie: seen=1; Path=/"] });

    private static FileServer Hops(int count) =>
        FileServer.Start(request =>
            request.Target == $"/h{count}"
                ? FileAnswer.Of(request, Body)
                : new FileAnswer(302, [])
                {
                    Headers = [$"Location: /h{int.Parse(request.Target[2..], System.Globalization.CultureInfo.InvariantCulture) + 1}"],
                });
}
