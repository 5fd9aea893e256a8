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
    private bool _isKilled;
    private int _runs;

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
        (_killedAt, _isKilled) = (moment, false);
        using var process = _process = Process.Start("dotnet", [typeof(UploadingProgram).Assembly.Location, .. NextArguments()]);
        await process.WaitForExitAsync();
        Assert.That(_isKilled, $"Not killed at \"{moment}\".");
    }

    /// <summary>Goes on to the end, in this process.</summary>
    /// <returns>The resource.</returns>
    public Task<Guid> FinishAsync()
    {
        _killedAt = null;
        return UploadingProgram.UploadAsync(NextArguments());
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private string[] NextArguments() =>
    [
        Server.Root.AbsoluteUri,
        Key(++_runs),
        _file,
        _chunkSize.ToString(CultureInfo.InvariantCulture),
        _folder["session.json"],
    ];

    // What a process that was killed before has sent may still be on its way.
    private async Task<bool> PassesAsync(string key, string moment)
    {
        if (key != Key(_runs) || moment != _killedAt)
        {
            return true;
        }

        _isKilled = true;
        _process!.Kill();
        await _process.WaitForExitAsync();
        return false;
    }

    private static string Key(int run) => string.Create(CultureInfo.InvariantCulture, $"udata_{run}");
}
