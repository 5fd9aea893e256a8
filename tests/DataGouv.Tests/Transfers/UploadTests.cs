using System.Text.Json;
using DataGouv.Catalog;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>Files of every source reach every target, whole and described.</summary>
public sealed class UploadTests
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
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task AddResource_smallFile_isOneRequest()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("Été 2026 (v1).CSV", Content.Of(500));

        var resource = await _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromFile(path));

        Assert.That((resource.Title, string.Join('|', _server.Uploads)), Is.EqualTo(("ete-2026-v1-.csv", "upload whole")));
    }

    [Test]
    public async Task AddResource_fileOfExactlyOneChunk_isOneRequest()
    {
        await _client.Uploads.AddResourceAsync(
            PlatformStore.Dataset,
            UploadSource.FromBytes(Content.Of(100), "a.csv"),
            new UploadOptions { ChunkSize = 100 });

        Assert.That(_server.Uploads, Is.EqualTo(["upload whole"]));
    }

    [Test]
    public async Task AddResource_oneByteMore_isTwoPartsAndOneLastRequest()
    {
        await _client.Uploads.AddResourceAsync(
            PlatformStore.Dataset,
            UploadSource.FromBytes(Content.Of(101), "a.csv"),
            new UploadOptions { ChunkSize = 100 });

        Assert.That(_server.Uploads, Has.Count.EqualTo(3));
        Assert.That(_server.Uploads[^1], Is.EqualTo("upload final"));
    }

    [TestCase("file", 250)]
    [TestCase("file", 2500)]
    [TestCase("seekable", 250)]
    [TestCase("seekable", 2500)]
    [TestCase("forward", 250)]
    [TestCase("forward", 1000)]
    [TestCase("forward", 1001)]
    [TestCase("forward", 2000)]
    [TestCase("forward", 2500)]
    [TestCase("bytes", 250)]
    [TestCase("bytes", 2500)]
    public async Task AddResource_anySource_arrivesWhole(string kind, int length)
    {
        using var folder = new TemporaryFolder();
        var content = Content.Of(length);
        var source = kind switch
        {
            "file" => UploadSource.FromFile(folder.Write("a.csv", content)),
            "seekable" => UploadSource.FromStream(new MemoryStream(content), "a.csv"),
            "forward" => UploadSource.FromStream(new ForwardOnlyStream(content), "a.csv"),
            _ => UploadSource.FromBytes(content, "a.csv"),
        };

        var resource = await _client.Uploads.AddResourceAsync(PlatformStore.Dataset, source, new UploadOptions { ChunkSize = 1000 });

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(content));
    }

    [Test]
    public async Task AddResource_stream_isReadFromWhereItStandsAndStaysOpen()
    {
        var content = Content.Of(300);
        var stream = new MemoryStream(content) { Position = 50 };

        var resource = await _client.Uploads.AddResourceAsync(
            PlatformStore.Dataset,
            UploadSource.FromStream(stream, "a.csv"),
            new UploadOptions { ChunkSize = 100 });

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(content[50..]));
        Assert.That(stream.CanRead, Is.True);
    }

    [Test]
    public async Task AddResource_forwardStream_isNeverReadMoreThanAPartAhead()
    {
        var stream = new ForwardOnlyStream(Content.Of(1000));
        var ahead = 0;
        var stored = 0;
        _server.Fault = request =>
        {
            ahead = Math.Max(ahead, stream.BytesRead - stored);
            stored += request.Step == UploadStep.Part ? 100 : 0;
            return PlatformFault.None;
        };

        await _client.Uploads.AddResourceAsync(
            PlatformStore.Dataset,
            UploadSource.FromStream(stream, "a.csv"),
            new UploadOptions { ChunkSize = 100 });

        Assert.That(ahead, Is.EqualTo(101));
        Assert.That(stream.IsDisposed, Is.False);
    }

    [Test]
    public async Task AddResource_largeFile_neverHasMorePartsInFlightThanAllowed()
    {
        var (now, most) = (0, 0);
        _server.OnUpload = () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
        };
        _server.Fault = _ =>
        {
            Interlocked.Decrement(ref now);
            return PlatformFault.None;
        };

        await _client.Uploads.AddResourceAsync(
            PlatformStore.Dataset,
            UploadSource.FromBytes(Content.Of(5000), "a.csv"),
            new UploadOptions { ChunkSize = 100, PartsInFlight = 3 });

        Assert.That(most, Is.InRange(1, 3));
    }

    [Test]
    public async Task ReplaceResource_hostedFile_keepsIdAndTitle()
    {
        var resource = await _client.Uploads.ReplaceResourceAsync(
            PlatformStore.Dataset,
            PlatformStore.Hosted,
            UploadSource.FromBytes(Content.Of(10), "bancs-2027.csv"));

        Assert.That((resource.Id, resource.Title), Is.EqualTo((PlatformStore.Hosted, "Bancs 2026")));
    }

    [Test]
    public async Task ReplaceResource_inParts_keepsIdAndTitle()
    {
        var content = Content.Of(250);

        await _client.Uploads.ReplaceResourceAsync(
            PlatformStore.Dataset,
            PlatformStore.Hosted,
            UploadSource.FromBytes(content, "bancs-2027.csv"),
            new UploadOptions { ChunkSize = 100 });

        Assert.That(_server.Store.ContentOf(PlatformStore.Hosted), Is.EqualTo(content));
        Assert.That((string?)_server.Store.Resource(PlatformStore.Hosted)["title"], Is.EqualTo("Bancs 2026"));
    }

    [Test]
    public async Task ReplaceResource_withTitle_setsIt()
    {
        var options = new UploadOptions { Metadata = new UploadMetadata { Title = "Bancs 2027" } };

        var resource = await _client.Uploads.ReplaceResourceAsync(
            PlatformStore.Dataset,
            PlatformStore.Hosted,
            UploadSource.FromBytes(Content.Of(10), "bancs-2027.csv"),
            options);

        Assert.That(resource.Title, Is.EqualTo("Bancs 2027"));
    }

    [Test]
    public async Task AddCommunityResource_file_isACommunityResource()
    {
        var content = Content.Of(10);

        var resource = await _client.Uploads.AddCommunityResourceAsync(
            PlatformStore.Dataset,
            UploadSource.FromBytes(content, "derive.csv"));

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(content));
        Assert.That(_server.Log, Has.Some.EqualTo("upload whole"));
    }

    [Test]
    public async Task ReplaceCommunityResource_file_keepsIdAndTitle()
    {
        var resource = await _client.Uploads.ReplaceCommunityResourceAsync(
            PlatformStore.Community,
            UploadSource.FromBytes(Content.Of(10), "autre.csv"));

        Assert.That((resource.Id, resource.Title), Is.EqualTo((PlatformStore.Community, "derive.csv")));
    }

    [TestCase(90)]
    [TestCase(450)]
    public async Task AddResource_oldSlug_followsTheRedirectWithTheFile(int length)
    {
        var content = Content.Of(length);

        var resource = await _client.Uploads.AddResourceAsync(
            PlatformServer.OldSlug,
            UploadSource.FromBytes(content, "a.csv"),
            new UploadOptions { ChunkSize = 100 });

        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(content));
    }

    [Test]
    public async Task AddResource_withMetadata_saysAllOfItAfterTheFile()
    {
        var metadata = new UploadMetadata
        {
            Title = "Bancs",
            Description = "Relevé",
            Type = ResourceType.Documentation,
            Schema = new ResourceSchema { Name = "etalab/bancs" },
            Extras = new() { ["a:b"] = 1 },
        };

        var resource = await _client.Uploads.AddResourceAsync(
            PlatformStore.Dataset,
            UploadSource.FromBytes(Content.Of(10), "a.csv"),
            new UploadOptions { Metadata = metadata });

        var stored = _server.Store.Resource(resource.Id);
        Assert.That(
            (
                (string?)stored["title"],
                (string?)stored["description"],
                (string?)stored["type"],
                (string?)stored["schema"]!["name"],
                (int)stored["extras"]!["a:b"]!),
            Is.EqualTo(("Bancs", "Relevé", "documentation", "etalab/bancs", 1)));
    }

    [Test]
    public async Task AddResource_metadataRefused_saysThatTheFileIsUpAndWhatIsLeft()
    {
        _server.RefuseMetadata = 400;
        var options = new UploadOptions { Metadata = new UploadMetadata { Title = "" } };

        var failure = await Assert.ThrowsAsync<MetadataException>(() =>
            _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(Content.Of(10), "a.csv"), options));

        Assert.That((failure!.Resource!.Title, failure.Metadata!.Title), Is.EqualTo(("a.csv", "")));
        Assert.That(failure.InnerException, Is.TypeOf<DataGouvValidationException>());
    }

    [Test]
    public async Task Describe_whatWasLeft_finishesTheUpload()
    {
        _server.RefuseMetadata = 503;
        var options = new UploadOptions { Metadata = new UploadMetadata { Title = "Bancs" } };
        var failure = await Assert.ThrowsAsync<MetadataException>(() =>
            _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(Content.Of(10), "a.csv"), options));
        _server.RefuseMetadata = null;

        var resource = await _client.Uploads.DescribeAsync(failure!.Target!, failure.Resource!.Id, failure.Metadata!);

        Assert.That(resource.Title, Is.EqualTo("Bancs"));
        Assert.That(_server.Uploads, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task AddResource_secondUpload_asksForTheExtensionsOnce()
    {
        await _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(Content.Of(10), "a.csv"));
        await _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromBytes(Content.Of(10), "b.csv"));

        Assert.That(_server.Log.Count(line => line == "GET /api/1/datasets/extensions/"), Is.EqualTo(1));
    }
}
