using System.Diagnostics;
using System.Globalization;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers.Killing;

/// <summary>An upload of one file by one process after another, each of which the server kills at a moment of its work.</summary>
internal sealed class KilledUpload : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _file;
    private readonly int _chunkSize;
    private Process? _process;
    private string? _killedAt;
    private int _processes;

    private KilledUpload(PlatformServer server, string file, int chunkSize)
    {
        (Server, _file, _chunkSize) = (server, file, chunkSize);
        server.Passes = PassesAsync;
        server.RefuseRead = path => path.StartsWith("/moment/", StringComparison.Ordinal) ? 404 : null;
    }

    public PlatformServer Server { get; }

    public static async Task<KilledUpload> BeginAsync(string file, int chunkSize) =>
        new(await PlatformServer.StartAsync(), file, chunkSize);

    /// <summary>Lets a process upload the file, or go on with it, and kills it at a moment.</summary>
    public async Task KillAtAsync(string moment)
    {
        var (printed, code) = await RunAsync(moment);
        Assert.That((printed, code), Is.EqualTo(("", 128 + 9)), $"Not killed at \"{moment}\".");
    }

    /// <summary>Lets a process go on to the end.</summary>
    /// <returns>The resource that it says it has made.</returns>
    public async Task<Guid> FinishAsync()
    {
        var (printed, code) = await RunAsync(killedAt: null);
        Assert.That(code, Is.Zero);
        return Guid.Parse(printed);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<(string Printed, int Code)> RunAsync(string? killedAt)
    {
        _killedAt = killedAt;
        var start = new ProcessStartInfo(
            "dotnet",
            [
                typeof(UploadingProgram).Assembly.Location,
                Server.Root.AbsoluteUri,
                Key(++_processes),
                _file,
                _chunkSize.ToString(CultureInfo.InvariantCulture),
                _folder["session.json"],
            ])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        _process = process;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (printed.Trim(), process.ExitCode);
    }

    // What an earlier process has sent may still be on its way.
    private async Task<bool> PassesAsync(string key, string moment)
    {
        if (key != Key(_processes) || moment != _killedAt)
        {
            return true;
        }

        _process!.Kill();
        await _process.WaitForExitAsync();
        return false;
    }

    private static string Key(int process) => string.Create(CultureInfo.InvariantCulture, $"udata_{process}");
}
