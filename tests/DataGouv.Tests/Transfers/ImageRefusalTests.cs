using System.Net;
using System.Text;
using DataGouv.Tests.Support;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>An image whose content or name is none of the allowed is refused before anything is sent, wherever it comes from.</summary>
public sealed class ImageRefusalTests
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. "IHDR"u8];

    // None of the three formats, however its name ends. Some begin as one of them does.
    private static readonly Dictionary<string, byte[]> OtherContents = new()
    {
        ["text"] = Encoding.UTF8.GetBytes("ceci n'est pas une image"),
        ["GIF"] = Encoding.UTF8.GetBytes("GIF89a\u0001\u0000\u0001\u0000\u0000"),
        ["SVG"] = Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ["WAV"] = Encoding.UTF8.GetBytes("RIFF\u0004\u0000\u0000\u0000WAVEfmt "),
        ["two bytes of JPEG"] = [0xFF, 0xD8],
        ["eleven bytes of WebP"] = Encoding.UTF8.GetBytes("RIFF\u0004\u0000\u0000\u0000WEB"),
    };

    private static readonly string[] OtherNames = ["logo", "logo.", "logo.gif", "logo.svg", "logo.png.txt", "png", ".png/logo"];

    private StubHandler _handler = null!;
    private DataGouvClient _client = null!;

    private static IEnumerable<object[]> ContentsOfEachSource() =>
        from content in OtherContents.Keys
        from name in new[] { "logo.png", "logo.JPG", "logo.webp" }
        from kind in Enum.GetValues<SourceKind>()
        select new object[] { content, name, kind };

    private static IEnumerable<object[]> NamesOfEachSource() =>
        from name in OtherNames
        from kind in Enum.GetValues<SourceKind>()
        select new object[] { name, kind };

    [SetUp]
    public void Prepare()
    {
        _handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"success": true, "image": "/a.png"}"""),
        });
        _client = TestClient.Create(_handler, options => options.ApiKey = "udata_alice");
    }

    [TearDown]
    public void End()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    [TestCaseSource(nameof(ContentsOfEachSource))]
    public async Task SetImage_contentOfNoImage_isRefused(string content, string name, SourceKind kind)
    {
        var failure = await RefusedAsync(Source(OtherContents[content], name, kind));

        Assert.That(failure.Message, Does.Contain("not a JPEG, PNG or WebP image"));
    }

    [TestCaseSource(nameof(NamesOfEachSource))]
    public async Task SetImage_nameOfNoImage_isRefused(string name, SourceKind kind)
    {
        var failure = await RefusedAsync(Source(Png, name, kind));

        Assert.That(failure.Message, Does.Contain("is not the name of an image").And.Contain(".webp"));
    }

    [Test]
    public async Task SetImage_neitherContentNorName_isRefused([Values] SourceKind kind) =>
        await RefusedAsync(Source(OtherContents["GIF"], "logo.gif", kind));

    [Test]
    public async Task SetImage_image_isSentWholeFromEachSource([Values] SourceKind kind)
    {
        await _client.Uploads.SetImageAsync(ImageTarget.MyAvatar, Source(Png, "logo.png", kind));

        Assert.That(_handler.Requests.Single().Body, Does.Contain("PNG\r\n\u001A\nIHDR\r\n--"));
    }

    [TestCase(0, 0, 0, 10)]
    [TestCase(0, 10, 10, 10)]
    [TestCase(-1, 0, 10, 10)]
    public async Task SetImage_cropThatIsNone_isRefused(double left, double top, double right, double bottom)
    {
        var source = Source(Png, "logo.png", SourceKind.Bytes);

        var failure = await RefusedAsync(source, new ImageCrop(left, top, right, bottom));

        Assert.That(failure, Is.InstanceOf<ArgumentOutOfRangeException>());
    }

    private async Task<ArgumentException> RefusedAsync(UploadSource source, ImageCrop? crop = null)
    {
        var failure = await Assert.ThrowsAsync(
            Is.InstanceOf<ArgumentException>(),
            () => _client.Uploads.SetImageAsync(ImageTarget.MyAvatar, source, crop));
        Assert.That(_handler.Requests, Is.Empty);
        return (ArgumentException)failure!;
    }

    private static UploadSource Source(byte[] content, string name, SourceKind kind) => kind switch
    {
        SourceKind.Bytes => UploadSource.FromBytes(content, name),
        SourceKind.Seekable => UploadSource.FromStream(new MemoryStream(content), name),
        SourceKind.SeekableSlowly => UploadSource.FromStream(new SlowMemoryStream(content), name),
        _ => UploadSource.FromStream(new ForwardOnlyStream(content, atATime: 1), name),
    };

    /// <summary>Where an image comes from.</summary>
    public enum SourceKind
    {
        Bytes,
        Seekable,
        SeekableSlowly,
        Forward,
    }

    // Gives one byte at a time.
    private sealed class SlowMemoryStream(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
