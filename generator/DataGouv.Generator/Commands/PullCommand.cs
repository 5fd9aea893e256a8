using System.CommandLine;
using DataGouv.Generator.Documents;
using DataGouv.Generator.Pulling;

namespace DataGouv.Generator.Commands;

/// <summary><c>pull</c>: fetches the documents as the platform publishes them.</summary>
internal static class PullCommand
{
    /// <summary>The command and its options.</summary>
    public static Command Create()
    {
        var specs = CommonOptions.Specs();
        var api = CommonOptions.Api();
        var from = new Option<string?>("--from")
        {
            Description = "A folder or an address that holds <api>.json for each API; the live services without it.",
        };

        var command = new Command("pull", "Fetches the upstream documents, checks them, and says what changed.") { specs, api, from };
        command.SetAction((parsed, cancellation) => CommonOptions.Run(parsed, async () =>
        {
            using var http = HttpDocumentSource.CreateClient();
            var folder = SpecsFolder.Open(parsed.GetRequiredValue(specs).FullName);
            var apis = folder.Select(parsed.GetValue(api));
            var pull = new Pull(folder, DocumentSources.For(parsed.GetValue(from), apis, http), TimeProvider.System);
            foreach (var result in await pull.Run(apis, cancellation))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(result.Describe());
            }
        }));
        return command;
    }
}
