using System.CommandLine;
using DataGouv.Generator.Documents;
using DataGouv.Generator.Generation;

namespace DataGouv.Generator.Commands;

/// <summary><c>normalize</c>: upstream document and overlay in, canonical OpenAPI 3.0 document out.</summary>
internal static class NormalizeCommand
{
    /// <summary>The command and its options.</summary>
    public static Command Create()
    {
        var specs = CommonOptions.Specs();
        var api = CommonOptions.Api();
        var documents = CommonOptions.Documents();
        var command = new Command("normalize", "Repairs, names and shapes the documents, and writes the canonical ones.") { specs, api, documents };
        command.SetAction(parsed => CommonOptions.Run(parsed, async () =>
        {
            var folder = SpecsFolder.Open(parsed.GetRequiredValue(specs).FullName);
            var output = parsed.GetRequiredValue(documents).FullName;

            // All are made before one is written: an error leaves the documents of one and the same state.
            var made = folder.Select(parsed.GetValue(api)).Select(one => (Api: one, Document: CanonicalDocument.Make(folder, one))).ToList();
            foreach (var (one, document) in made)
            {
                var file = Path.Combine(output, one.Name + ".json");
                JsonFile.Write(file, document);
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{one.Name}: {document.ClientOperations().Count()} operations, {document.Schemas().Count} schemas -> {Path.GetRelativePath(Environment.CurrentDirectory, file)}");
            }
        }));
        return command;
    }
}
