using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace DataGouv.Replay.Tests;

public sealed class ReplayCommandTests
{
    private const int TerminationSignal = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Invoke_started_prints_the_addresses_then_ready()
    {
        var port = FreePort();
        var run = await RunUntilReadyAsync("--port", $"{port}");
        Assert.That(run.Output, Is.EqualTo(Addresses(port) + "ready\n"));
    }

    [Test]
    public async Task Invoke_cancelled_ends_without_error() =>
        Assert.That((await RunUntilReadyAsync()).ExitCode, Is.Zero);

    [TestCase("--port", "65536")]
    [TestCase("--port", "-1")]
    [TestCase("--port", "many")]
    [TestCase("--unknown")]
    public void Parse_wrong_arguments_gives_errors(params string[] arguments) =>
        Assert.That(ReplayCommand.Create().Parse(arguments).Errors, Is.Not.Empty);

    [Test]
    [Platform("Unix")]
    public async Task Main_terminated_as_soon_as_ready_ends_without_error()
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(ReplayCommand).Assembly.Location]) { RedirectStandardOutput = true };
        using var program = Process.Start(start)!;
        try
        {
            // Signal 0 does nothing but have the call ready; to read asynchronously would also take too long.
            _ = Signal(program.Id, 0);
            while (program.StandardOutput.ReadLine() is not (null or "ready"))
                continue;
            _ = Signal(program.Id, TerminationSignal);
            await program.WaitForExitAsync().WaitAsync(Patience);
        }
        finally
        {
            if (!program.HasExited)
                program.Kill();
        }

        Assert.That(program.ExitCode, Is.Zero);
    }

    // A call, because to start the command of this name takes longer than the moment at stake.
    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Signal(int processId, int signal);

    private static string Addresses(int port) =>
        $"catalog=http://127.0.0.1:{port}/api/1/\ncatalog-v2=http://127.0.0.1:{port}/api/2/\n"
        + $"metrics=http://127.0.0.1:{port}/metrics/\ntabular=http://127.0.0.1:{port}/tabular/\n";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<(int ExitCode, string Output)> RunUntilReadyAsync(params string[] arguments)
    {
        using var stop = new CancellationTokenSource(Patience);
        using var output = new ReadyWriter(stop);
        var exitCode = await ReplayCommand.Create().Parse(arguments)
            .InvokeAsync(new InvocationConfiguration { Output = output }, stop.Token);
        return (exitCode, output.ToString());
    }

    /// <summary>Stops the program as soon as it says that it is ready.</summary>
    private sealed class ReadyWriter(CancellationTokenSource stop) : StringWriter
    {
        public override async Task FlushAsync(CancellationToken cancellationToken)
        {
            await base.FlushAsync(cancellationToken);
            if (ToString().EndsWith("ready\n", StringComparison.Ordinal))
                await stop.CancelAsync();
        }
    }
}
