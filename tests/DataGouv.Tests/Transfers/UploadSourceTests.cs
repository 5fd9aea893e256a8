using System.Diagnostics;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>What is no file on a disk is sent as a stream that only goes forward.</summary>
[Platform(Include = "Linux,MacOsX")]
public sealed class UploadSourceTests
{
    private PlatformServer _server = null!;
    private DataGouvClient _client = null!;
    private TemporaryFolder _folder = null!;

    [SetUp]
    public async Task Prepare()
    {
        _server = await PlatformServer.StartAsync();
        _client = _server.Client();
        _folder = new TemporaryFolder();
    }

    [TearDown]
    public async Task End()
    {
        _folder.Dispose();
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [TestCase(1)]
    [TestCase(100)]
    [TestCase(101)]
    [TestCase(100_000)]
    public async Task AddResource_namedPipe_arrivesWhole(int length)
    {
        var content = Content.Of(length);
        var pipe = await MakePipeAsync("export.csv");
        var writing = Task.Run(() => File.WriteAllBytesAsync(pipe, content));

        var resource = await _client.Uploads.AddResourceAsync(
            PlatformStore.Dataset,
            UploadSource.FromFile(pipe),
            new UploadOptions { ChunkSize = length < 1000 ? 100 : 40_000 });

        await writing;
        Assert.That(_server.Store.ContentOf(resource.Id), Is.EqualTo(content));
    }

    [Test]
    public async Task AddResource_namedPipeOfNothing_isRefused()
    {
        var pipe = await MakePipeAsync("export.csv");
        var writing = Task.Run(() => File.WriteAllBytesAsync(pipe, []));

        var failure = await Assert.ThrowsAsync<ArgumentException>(
            () => _client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromFile(pipe)));

        await writing;
        Assert.That(failure!.Message, Does.Contain("is empty"));
    }

    [Test]
    public async Task AddResource_namedPipeThatNobodyWrites_canBeCancelled()
    {
        var pipe = await MakePipeAsync("export.csv");
        using var cancellation = new CancellationTokenSource();
        var upload = _client.Uploads.AddResourceAsync(
            PlatformStore.Dataset,
            UploadSource.FromFile(pipe),
            cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () => upload);
        EndOpening(pipe);
    }

    // Whoever waits for the other end of the pipe waits no longer.
    private static void EndOpening(string pipe) => new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite).Dispose();

    private async Task<string> MakePipeAsync(string name)
    {
        var path = _folder[name];
        using var process = Process.Start("mkfifo", [path]);
        await process.WaitForExitAsync();
        return path;
    }
}
