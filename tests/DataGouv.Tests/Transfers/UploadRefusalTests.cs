using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>What can be known to fail fails before a byte of the file is sent.</summary>
public sealed class UploadRefusalTests
{
    private PlatformServer _server = null!;
    private DataGouvClient _client = null!;

    [SetUp]
    public async Task Prepare()
    {
        _server = await PlatformServer.StartAsync();
        _client = _server.Client();
    }

    [TearDown]
    public async Task End()
    {
        Assert.That(_server.Uploads, Is.Empty);
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [TestCase("fichier", "has no extension")]
    [TestCase("fichier.", "has no extension")]
    [TestCase("a.exe", "does not take .exe files")]
    [TestCase("a.csv.parquet", "does not take .parquet files")]
    public async Task Send_nameThatIsRefused_saysWhy(string name, string why)
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(() =>
            _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(Content.Of(5), name)));

        Assert.That(failure!.Message, Does.Contain(why));
    }

    [TestCase(256)]
    [TestCase(5_000)]
    public void FromBytes_nameThatIsTooLong_isRefused(int length) =>
        Assert.That(
            () => UploadSource.FromBytes(Content.Of(5), new string('é', length - 4) + ".csv"),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("fileName").And.Message.Contains("more than 255 characters"));

    [Test]
    public void FromFile_nameThatIsTooLong_isRefused() =>
        Assert.That(
            () => UploadSource.FromFile("a/" + new string('a', 252) + ".csv"),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("path"));

    [Test]
    public void FromBytes_nameOf255Characters_isTaken() =>
        Assert.That(() => UploadSource.FromBytes(Content.Of(5), string.Concat(Enumerable.Repeat("📈", 251)) + ".csv"), Throws.Nothing);

    [TestCase("")]
    [TestCase("csv")]
    [TestCase("text/csv\r\nX: y")]
    public void FromBytes_whatIsNoMediaType_saysWhatOneIs(string contentType) =>
        Assert.That(
            () => UploadSource.FromBytes(Content.Of(5), "a.csv", contentType),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("contentType").And.Message.Contains("such as text/csv"));

    [Test]
    public async Task Send_emptyFile_isRefused()
    {
        using var folder = new TemporaryFolder();
        var source = UploadSource.FromFile(folder.Write("a.csv", []));

        var failure = await Assert.ThrowsAsync<ArgumentException>(() => _client.Uploads.AddResourceAsync(PlatformStore.Dataset, source));

        Assert.That(failure!.Message, Does.Contain("is empty"));
    }

    [Test]
    public async Task Send_streamAtItsEnd_isRefused()
    {
        var stream = new MemoryStream(Content.Of(5)) { Position = 5 };

        var failure = await Assert.ThrowsAsync<ArgumentException>(() =>
            _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromStream(stream, "a.csv")));

        Assert.That(failure!.Message, Does.Contain("rewind"));
    }

    [Test]
    public async Task Send_forwardStreamThatIsEmpty_isRefused()
    {
        var source = UploadSource.FromStream(new ForwardOnlyStream([]), "a.csv");

        var failure = await Assert.ThrowsAsync<ArgumentException>(() => _client.Uploads.AddResourceAsync(PlatformStore.Dataset, source));

        Assert.That(failure!.Message, Does.Contain("is empty"));
    }

    [Test]
    public async Task Send_directory_isRefused()
    {
        using var folder = new TemporaryFolder();

        var failure = await Assert.ThrowsAsync<ArgumentException>(() =>
            _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromFile(folder.Path, "a.csv")));

        Assert.That(failure!.Message, Does.Contain("is a directory"));
    }

    [Test]
    public async Task Send_missingFile_isRefused()
    {
        using var folder = new TemporaryFolder();

        var failure = await Assert.ThrowsAsync<FileNotFoundException>(() =>
            _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromFile(folder["a.csv"])));

        Assert.That(failure!.FileName, Is.EqualTo(folder["a.csv"]));
    }

    [Test]
    public async Task ReplaceResource_remoteResource_isRefused()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _client.Uploads.ReplaceResourceAsync(
                PlatformStore.Dataset,
                PlatformStore.Remote,
                UploadSource.FromBytes(Content.Of(5), "a.csv")));

        Assert.That(failure!.Message, Does.Contain("is a link to https://ailleurs.exemple.org/x.csv"));
    }

    [Test]
    public void NewResource_idOfAResource_isRefused() =>
        Assert.That(
            () => UploadTarget.NewResource(PlatformStore.Hosted.ToString()),
            Throws.ArgumentException.With.Message.Contains("is the id of a resource"));

    [Test]
    public async Task Send_organizationForAProducersResource_isRefused()
    {
        var options = new UploadOptions { Metadata = new UploadMetadata { Organization = "5e33a94e3998d5bf74aad1ad" } };

        var failure = await Assert.ThrowsAsync<ArgumentException>(() =>
            _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(Content.Of(5), "a.csv"), options));

        Assert.That(failure!.Message, Does.Contain("Metadata.Organization"));
    }

    [TestCase(0, 3, 4)]
    [TestCase(1 << 30 | 1, 3, 4)]
    [TestCase(100, 0, 4)]
    [TestCase(100, 17, 4)]
    [TestCase(100, 3, 0)]
    public void Send_optionThatCannotWork_isRefused(int chunk, int inFlight, int attempts)
    {
        var options = new UploadOptions
        {
            ChunkSize = chunk,
            PartsInFlight = inFlight,
            MaxAttempts = attempts,
        };

        Assert.That(
            () => _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(Content.Of(5), "a.csv"), options),
            Throws.InstanceOf<ArgumentException>());
    }
}
