using System.CommandLine;
using DataGouv.Generator.Documents;
using DataGouv.Generator.Pulling;
using DataGouv.Generator.Updating;

namespace DataGouv.Generator.Commands;

/// <summary><c>update</c>: from the platform's new documents to a tree that a maintainer reads and merges.</summary>
internal static class UpdateCommand
{
    /// <summary>The command and its options.</summary>
    public static Command Create()
    {
        var root = new Option<DirectoryInfo>("--root") { Description = "The folder of the solution.", DefaultValueFactory = _ => new DirectoryInfo(".") };
        var from = new Option<string?>("--from") { Description = "A folder or an address that holds <api>.json for each API; the live services without it." };
        var configuration = new Option<string>("--configuration") { Description = "Release or Debug.", DefaultValueFactory = _ => "Release" };
        var command = new Command("update", "Pulls, compares, builds and tests, and writes the report, the changelog and the listings; puts everything back when that fails.") { root, from, configuration };
        command.SetAction(async (parsed, cancellation) =>
        {
            var failed = false;
            var code = await CommonOptions.Run(parsed, async () =>
            {
                using var http = HttpDocumentSource.CreateClient();
                var folder = parsed.GetRequiredValue(root).FullName;
                var repository = new Repository(folder);
                var update = new SpecsUpdate(
                    repository,
                    DocumentSources.For(parsed.GetValue(from), SpecsFolder.Open(repository.Specs).Apis, http),
                    new DotNetBuild(folder, parsed.GetRequiredValue(configuration)),
                    TimeProvider.System,
                    parsed.InvocationConfiguration.Output);
                failed = await update.Run(cancellation) == UpdateOutcome.Failed;
            });
            return failed ? 1 : code;
        });
        return command;
    }
}
