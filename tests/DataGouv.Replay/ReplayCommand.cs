using System.CommandLine;

namespace DataGouv.Replay;

/// <summary>The program: starts a server, says where it listens, and serves until it is told to stop.</summary>
internal static class ReplayCommand
{
    public static RootCommand Create()
    {
        var port = new Option<int>("--port") { Description = "Loopback port to listen on; 0 lets the system choose." };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !ushort.TryParse(token.Value, out _))
                result.AddError($"--port takes a number from 0 to 65535, not '{token.Value}'.");
        });
        var readyFile = new Option<FileInfo?>("--ready-file") { Description = "File that receives the addresses once the server listens." };

        var command = new RootCommand("Serves the recorded exchanges of data.gouv.fr over loopback HTTP.") { port, readyFile };
        command.SetAction((result, cancellationToken) => ServeAsync(
            result.GetValue(port), result.GetValue(readyFile), result.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    // To cancel is the ordinary way to stop this program.
    private static async Task<int> ServeAsync(int port, FileInfo? readyFile, TextWriter output, CancellationToken cancellationToken)
    {
        await using var server = await ReplayServer.StartAsync(port, cancellationToken: cancellationToken);
        var addresses = Describe(server);
        if (readyFile is not null)
            await WriteAtomicallyAsync(readyFile.FullName, addresses, cancellationToken);
        await output.WriteAsync(addresses + "ready\n");
        // Whoever saw the file may already have asked to stop, which must not turn into a failure to say so.
        await output.FlushAsync(CancellationToken.None);

        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    private static string Describe(ReplayServer server) =>
        $"catalog={server.Catalog}\ncatalog-v2={server.CatalogV2}\nmetrics={server.Metrics}\ntabular={server.Tabular}\n";

    // Whoever waits for the file must never read half of it, so that it is complete before it gets its name.
    private static async Task WriteAtomicallyAsync(string path, string text, CancellationToken cancellationToken)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        await File.WriteAllTextAsync(unfinished, text, cancellationToken);
        File.Move(unfinished, path, overwrite: true);
    }
}
