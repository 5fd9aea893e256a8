using System.Diagnostics;

namespace DataGouv.Benchmarks.Calls;

/// <summary>Another process of this program or of another one, whose lines are read. It ends with this one at the latest.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private ChildProcess(string program, IEnumerable<string> arguments, bool showsErrors) =>
        _process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = !showsErrors,
        })!;

    /// <summary>Starts another program, whose complaints are not shown: it may be ended in the middle of its work.</summary>
    public static ChildProcess Start(string program, params IEnumerable<string> arguments) => new(program, arguments, showsErrors: false);

    /// <summary>Starts this program again.</summary>
    public static ChildProcess StartSelf(params IEnumerable<string> arguments)
    {
        var program = Environment.ProcessPath!;

        // Started as a library of the program "dotnet"?
        var isHosted = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return new ChildProcess(program, isHosted ? [typeof(ChildProcess).Assembly.Location, .. arguments] : arguments, showsErrors: true);
    }

    /// <summary>Reads its next line.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    /// <exception cref="TimeoutException">It wrote nothing for a minute.</exception>
    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience)
            ?? throw new InvalidOperationException($"{_process.StartInfo.FileName} ended before it said what was asked.");

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
