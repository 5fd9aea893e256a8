using System.Diagnostics;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>What is replaced is a file, and stays what it was but for its content.</summary>
[Platform("Linux,MacOsX")]
public sealed class OverwriteTests
{
    private const UnixFileMode GroupMayWrite =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead;

    private static readonly byte[] Body = Content.Of(1000);
    private static readonly DownloadOptions Overwrite = new() { Existing = ExistingFile.Overwrite };

    private TemporaryFolder _folder = null!;
    private FileServer _server = null!;
    private DataGouvClient _client = null!;

    [SetUp]
    public void Prepare()
    {
        _folder = new TemporaryFolder();
        _server = FileServer.Start(request => FileAnswer.Of(request, Body));
        _client = DownloadClients.Create();
    }

    [TearDown]
    public async Task End()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task ToFile_overAPipe_isRefused([Values(ExistingFile.Overwrite, ExistingFile.SkipIfSame)] ExistingFile existing)
    {
        using (var made = Process.Start("mkfifo", _folder["a.csv"]))
        {
            await made.WaitForExitAsync();
        }

        var failure = await Assert.ThrowsAsync<IOException>(() =>
            _client.Downloads.ToFileAsync(_server.Address(), _folder["a.csv"], new DownloadOptions { Existing = existing }));

        Assert.That(failure!.Message, Does.Contain("is a pipe or a device"));
    }

    [Test]
    public async Task ToFile_overALinkToADevice_isRefused()
    {
        File.CreateSymbolicLink(_folder["a.csv"], "/dev/null");

        var failure = await Assert.ThrowsAsync<IOException>(() =>
            _client.Downloads.ToFileAsync(_server.Address(), _folder["a.csv"], Overwrite));

        Assert.That(failure!.Message, Does.Contain("is a pipe or a device"));
    }

    [Test]
    public async Task ToFile_overALink_writesTheTarget()
    {
        var target = _folder.Write("target.csv", [1]);
        File.CreateSymbolicLink(_folder["a.csv"], target);

        await _client.Downloads.ToFileAsync(_server.Address(), _folder["a.csv"], Overwrite);

        Assert.That((File.ReadAllBytes(target), new FileInfo(_folder["a.csv"]).LinkTarget), Is.EqualTo((Body, target)));
    }

    [Test]
    public async Task ToFile_overAFileWithAMode_keepsIt()
    {
        var path = _folder.Write("a.csv", [1]);
        SetMode(path);

        await _client.Downloads.ToFileAsync(_server.Address(), path, Overwrite);

        Assert.That((File.ReadAllBytes(path), Mode(path)), Is.EqualTo((Body, GroupMayWrite)));
    }

    private static void SetMode(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, GroupMayWrite);
        }
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? GroupMayWrite : File.GetUnixFileMode(path);
}
