using System.Text;
using DataGouv.Catalog;
using DataGouv.Tests.Transfers.Support;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Transfers;

/// <summary>Titles, formats and headers as people and servers write them become the names of files.</summary>
public sealed class DownloadNameTests
{
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

    [TestCase("Budget primitif 2024/2025", "csv", "/a", "Budget primitif 2024_2025.csv")]
    [TestCase(@"Plan \ Nord", "pdf", "/a", "Plan _ Nord.pdf")]
    [TestCase("Arrêts", "text/csv", "/a", "Arrêts.csv")]
    [TestCase("Arrêts", "text/csv; charset=utf-8", "/a", "Arrêts.csv")]
    [TestCase("Arrêts", ".csv", "/a", "Arrêts.csv")]
    [TestCase("Arrêts", "CSV", "/a", "Arrêts.csv")]
    [TestCase("Arrêts.CSV", "csv", "/a", "Arrêts.CSV")]
    [TestCase("Limites communales", "ESRI Shapefile", "/limites.zip", "Limites communales.zip")]
    [TestCase("Limites communales", "shp", "/limites.zip", "Limites communales.zip")]
    [TestCase("Limites communales", "ESRI Shapefile", "/export.aspx", "Limites communales")]
    [TestCase("Limites", "ogc:wms", "/wms?request=GetMap", "Limites")]
    [TestCase("Limites", "wfs", "/service", "Limites")]
    [TestCase("Horaires", "gtfs.zip", "/a", "Horaires.gtfs.zip")]
    [TestCase("Stations", "csv", "/stations.csv.gz", "Stations.csv.gz")]
    [TestCase("Stations", "csv.gz", "/x.gz", "Stations.csv.gz")]
    [TestCase("Stations", "application/geo+json", "/a", "Stations.geojson")]
    [TestCase("Stations", "", "/stations.parquet", "Stations.parquet")]
    public async Task ToFolder_titleAndFormat_isNamed(string title, string format, string path, string name)
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, [1, 2, 3]));

        var file = await _client.Downloads.ToFolderAsync(
            new Resource
            {
                Title = title,
                Format = format,
                Url = server.Address(path).AbsoluteUri,
            },
            _folder.Path);

        Assert.That(Path.GetFileName(file.Path), Is.EqualTo(name));
    }

    [TestCase("filename=\"données été.csv\"", "données été.csv")]
    [TestCase("filename=données.csv", "données.csv")]
    [TestCase("filename=bilan annuel 2024.csv", "bilan annuel 2024.csv")]
    [TestCase("filename=bilan annuel 2024.csv; size=3", "bilan annuel 2024.csv")]
    [TestCase("filename = \"a.csv\"", "a.csv")]
    [TestCase("FileName=\"a.csv\"", "a.csv")]
    [TestCase("filename=\"a \\\"b\\\".csv\"", "a _b_.csv")]
    [TestCase("filename=\"a;b.csv\"", "a;b.csv")]
    [TestCase("filename=\"a.csv", "a.csv")]
    [TestCase("filename=\"C:\\Users\\moi\\a.csv\"", "a.csv")]
    [TestCase("filename=\"\"", "adresse.csv")]
    [TestCase("filename=", "adresse.csv")]
    [TestCase("filename=\"\"; filename*=UTF-8''%C3%A9t%C3%A9.csv", "été.csv")]
    [TestCase("filename=\"ete.csv\"; filename*=UTF-8''%C3%A9t%C3%A9.csv", "été.csv")]
    [TestCase("filename*=UTF-8''%C3%A9t%C3%A9.csv; filename=\"ete.csv\"", "été.csv")]
    [TestCase("filename*=iso-8859-1'fr'%E9t%E9.csv", "été.csv")]
    [TestCase("filename*=\"UTF-8''%C3%A9t%C3%A9.csv\"", "été.csv")]
    [TestCase("filename*=utf-7''x; filename=a.csv", "a.csv")]
    [TestCase("filename=\"=?UTF-8?B?w6l0w6kuY3N2?=\"", "été.csv")]
    [TestCase("filename=\"=?UTF-8?Q?=C3=A9t=C3=A9_2024.csv?=\"", "été 2024.csv")]
    [TestCase("filename=\"=?utf-8?B?w6l0?= =?utf-8?B?w6kuY3N2?=\"", "été.csv")]
    [TestCase("filename=\"=?UTF-8?B?!!!?=.csv\"", "=_UTF-8_B_!!!_=.csv")]
    public async Task ToFolder_nameInAHeader_isWhatWasMeant(string parameters, string name)
    {
        await using var server = FileServer.Start(request =>
            FileAnswer.Of(request, [1]) with
            {
                Headers = [$"Content-Disposition: attachment; {parameters}"],
            });

        var file = await _client.Downloads.ToFolderAsync(server.Address("/adresse.csv"), _folder.Path);

        Assert.That(Path.GetFileName(file.Path), Is.EqualTo(name));
    }

    [Test]
    public async Task ToFolder_nameInLatin1_isWhatWasMeant()
    {
        await using var server = FileServer.Start(request =>
            FileAnswer.Of(request, [1]) with
            {
                Headers = ["Content-Disposition: attachment; filename=\"données été.csv\""],
                HeaderEncoding = Encoding.Latin1,
            });

        var file = await _client.Downloads.ToFolderAsync(server.Address(), _folder.Path);

        Assert.That(Path.GetFileName(file.Path), Is.EqualTo("données été.csv"));
    }

    [Test]
    public async Task ToFolder_headerTwice_isTheFirstThatHasAName()
    {
        await using var server = FileServer.Start(request =>
            FileAnswer.Of(request, [1]) with
            {
                Headers =
                [
                    "Content-Disposition: inline",
                    "Content-Disposition: attachment; filename=a.csv",
                    "Content-Disposition: attachment; filename=b.csv",
                ],
            });

        var file = await _client.Downloads.ToFolderAsync(server.Address(), _folder.Path);

        Assert.That(Path.GetFileName(file.Path), Is.EqualTo("a.csv"));
    }

    [Test]
    public async Task ToFolder_nameThatIsSet_isTheName()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, [1]));
        var source = new DownloadSource(server.Address())
        {
            FileName = "à/moi.csv",
            Size = 1,
            Checksum = FileChecksum.Sha1(Content.Sha1([1])),
        };

        var file = await _client.Downloads.ToFolderAsync(source, _folder.Path);

        Assert.That((Path.GetFileName(file.Path), file.Checksum), Is.EqualTo(("à_moi.csv", source.Checksum)));
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property ToFolder_anyTitleFormatAndHeader_isAFileOfTheFolderOnEverySystem() =>
        Prop.ForAll(
            Arb.From(from title in Texts() from format in Texts() from header in Texts() select (title, format, header)),
            async pair =>
            {
                using var outer = new TemporaryFolder();
                var inner = Directory.CreateDirectory(outer["dossier"]).FullName;
                var header = new string([.. pair.header.Where(character => !char.IsControl(character))]);
                await using var server = FileServer.Start(request =>
                    FileAnswer.Of(request, [1]) with
                    {
                        Headers = [$"Content-Disposition: attachment; filename={header}"],
                    });
                using var client = DownloadClients.Create();
                var resource = new Resource
                {
                    Title = pair.title,
                    Format = pair.format,
                    Url = server.Address().AbsoluteUri,
                };

                var named = await client.Downloads.ToFolderAsync(
                    resource,
                    inner,
                    new DownloadOptions { Existing = ExistingFile.Overwrite });
                var told = await client.Downloads.ToFolderAsync(
                    server.Address(),
                    inner,
                    new DownloadOptions { Existing = ExistingFile.Overwrite });

                Assert.That(Directory.GetFiles(inner), Is.EquivalentTo(new HashSet<string> { named.Path, told.Path }));
                Assert.That(Directory.GetFileSystemEntries(outer.Path), Is.EqualTo([inner]));
                Assert.That(Directory.GetFiles(inner).Select(path => Path.GetFileName(path)!), Has.All.Matches<string?>(IsNameOfWindows));
            });

    private static bool IsNameOfWindows(string? name) =>
        name is not null
        && name.IndexOfAny(['<', '>', ':', '"', '/', '\\', '|', '?', '*']) < 0
        && !name.Any(char.IsControl)
        && name[^1] is not (' ' or '.')
        && Encoding.UTF8.GetByteCount(name) <= 255
        && !Devices.Contains(name.Split('.')[0].TrimEnd().ToUpperInvariant(), StringComparer.Ordinal);

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM1", "LPT9"];

    private static Gen<string> Texts()
    {
        var pieces = Gen.OneOf(
            Gen.Elements(
                "../",
                "..\\",
                "/",
                "..",
                ".",
                " ",
                "C:",
                "CON",
                "nul",
                "aux.",
                "COM1",
                "LPT9.",
                "\0",
                "\r\n",
                "\u202E",
                "%2F",
                "\uD800",
                "é",
                "e\u0301",
                "📈",
                "csv",
                "text/csv",
                "\"",
                "\\",
                ";",
                "=",
                "filename*=UTF-8''%2e%2e%2f",
                "=?UTF-8?B?Li4v?=",
                "'",
                "zip"),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
            Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString()));
        return from count in Gen.Choose(0, 20) from parts in pieces.ArrayOf(count) select string.Concat(parts);
    }
}
