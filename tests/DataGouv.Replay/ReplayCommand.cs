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

        var command = new RootCommand("Serves the recorded exchanges of data.gouv.fr over loopback HTTP.") { port };
        command.SetAction((result, cancellationToken) => ServeAsync(
            result.GetValue(port), result.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    // To cancel is the ordinary way to stop this program.
    private static async Task<int> ServeAsync(int port, TextWriter output, CancellationToken cancellationToken)
    {
        await using var server = await ReplayServer.StartAsync(port, cancellationToken: cancellationToken);
        await output.WriteAsync(Describe(server) + "ready\n");
        await output.FlushAsync(CancellationToken.None);

        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    private static string Describe(ReplayServer server) =>
        $"catalog={server.Catalog}\ncatalog-v2={server.CatalogV2}\nmetrics={server.Metrics}\ntabular={server.Tabular}\n";
}
