using System.Text;
using DataGouv.Tests.Transfers.Support;
using DataGouv.Transfers.Downloads;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Transfers;

/// <summary>Any text becomes the name of a file that stays in its folder.</summary>
public sealed class SafeFileNameTests
{
    [TestCase("données.csv", "données.csv")]
    [TestCase("../../etc/passwd", "_.._.._etc_passwd")]
    [TestCase(@"..\..\boot.ini", "_.._.._boot.ini")]
    [TestCase(@"C:\Windows\a.csv", "C__Windows_a.csv")]
    [TestCase("Budget primitif 2024/2025.csv", "Budget primitif 2024_2025.csv")]
    [TestCase("C:a.csv", "C_a.csv")]
    [TestCase("..", "download")]
    [TestCase(".", "download")]
    [TestCase("", "download")]
    [TestCase(null, "download")]
    [TestCase(" . . ", "download")]
    [TestCase(".bashrc", "_.bashrc")]
    [TestCase("CON", "_CON")]
    [TestCase("nul.csv", "_nul.csv")]
    [TestCase("Com1.tar.gz", "_Com1.tar.gz")]
    [TestCase("COM¹.csv", "_COM¹.csv")]
    [TestCase("console.csv", "console.csv")]
    [TestCase("a\u0000b\r\n.csv", "ab.csv")]
    [TestCase("a\u202Evsc.exe", "avsc.exe")]
    [TestCase("a<b>:\"|?*.csv", "a_b______.csv")]
    [TestCase("a.csv...  ", "a.csv")]
    [TestCase("a:stream", "a_stream")]
    [TestCase("📈.csv", "📈.csv")]
    public void From_anyText_is(string? text, string name) => Assert.That(SafeFileName.From(text), Is.EqualTo(name));

    [Test]
    public void From_longName_keepsTheExtension()
    {
        var name = SafeFileName.From(new string('é', 300) + ".csv");

        Assert.That((Encoding.UTF8.GetByteCount(name), Path.GetExtension(name)), Is.EqualTo((200, ".csv")));
    }

    [TestCase("COM1.")]
    [TestCase(".")]
    public void From_longNameThatNeedsAPrefix_isSafeAlready(string start)
    {
        var name = SafeFileName.From(start + new string('a', 300));

        Assert.That((Encoding.UTF8.GetByteCount(name), SafeFileName.From(name)), Is.EqualTo((200, name)));
    }

    [Test]
    public void From_nameWithACombiningAccent_hasNone() =>
        Assert.That(SafeFileName.From("e\u0301.csv"), Does.Not.Contain("\u0301").And.EndsWith(".csv"));

    [TestCase("Données.CSV", "données.csv")]
    public void Fold_namesThatSomeSystemsTakeForOne_areEqual(string left, string right) =>
        Assert.That(SafeFileName.Fold(left), Is.EqualTo(SafeFileName.Fold(right)));

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public Property PathOf_anyText_staysInsideTheFolder() =>
        Prop.ForAll(
            Names(),
            name =>
            {
                var path = DownloadFolder.PathOf("/dossier/données", name);
                var safe = Path.GetFileName(path);
                Assert.That(Path.GetDirectoryName(path), Is.EqualTo(Path.GetFullPath("/dossier/données")));
                Assert.That(SafeFileName.From(safe), Is.EqualTo(safe));
                Assert.That(Encoding.UTF8.GetByteCount(safe), Is.InRange(1, 200));
                Assert.That(safe.IndexOfAny(['/', '\\', ':', '\0', '\r', '\n']), Is.Negative);
            });

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public Property ToFolder_anyTitle_isAFileOfTheFolder() =>
        Prop.ForAll(
            Names(),
            async title =>
            {
                using var outer = new TemporaryFolder();
                var inner = Directory.CreateDirectory(outer["dossier"]).FullName;
                await using var server = FileServer.Start(request => FileAnswer.Of(request, [1, 2, 3]));
                using var client = DownloadClients.Create();

                var file = await client.Downloads.ToFolderAsync(
                    new Catalog.Resource { Title = title, Url = server.Address().AbsoluteUri },
                    inner);

                Assert.That(Directory.GetFiles(inner), Is.EqualTo([file.Path]));
                Assert.That(Directory.GetFileSystemEntries(outer.Path), Is.EqualTo([inner]));
            });

    private static Arbitrary<string> Names()
    {
        var pieces = Gen.OneOf(
            Gen.Elements(
                "../",
                "..\\",
                "/",
                "\\",
                "..",
                ".",
                " ",
                "C:",
                "CON",
                "nul",
                "aux.",
                "COM1",
                "\0",
                "\r\n",
                "\u202E",
                "~",
                "%2F",
                "\uD800",
                "é",
                "e\u0301",
                "📈",
                "\uFEFF"),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
            Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString()));
        return Arb.From(from count in Gen.Choose(0, 40) from parts in pieces.ArrayOf(count) select string.Concat(parts));
    }
}
