using System.CommandLine;
using DataGouv.Generator.Documents;
using DataGouv.Generator.Generation;

namespace DataGouv.Generator.Commands;

/// <summary><c>generate</c>: from the documents of <c>specs/</c> to C#, one file for each API.</summary>
internal static class GenerateCommand
{
    /// <summary>The command and its options.</summary>
    public static Command Create()
    {
        var specs = CommonOptions.Specs();
        var api = CommonOptions.Api();
        var documents = CommonOptions.Documents();
        var templates = new Option<DirectoryInfo>("--templates")
        {
            Description = "The folder of the Liquid templates.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("generator", "templates")),
        };
        var nswag = new Option<FileInfo>("--nswag") { Description = "The program dotnet-nswag.dll of the package NSwag.MSBuild.", Required = true };
        var output = new Option<DirectoryInfo>("--output") { Description = "The folder for the C# files.", Required = true };

        var command = new Command("generate", "Writes the canonical documents and the C# clients.") { specs, api, documents, templates, nswag, output };
        command.SetAction((parsed, cancellation) => CommonOptions.Run(parsed, async () =>
        {
            var folder = SpecsFolder.Open(parsed.GetRequiredValue(specs).FullName);
            var generation = new ClientGeneration(
                folder,
                new NSwagTool(parsed.GetRequiredValue(nswag).FullName, parsed.GetRequiredValue(templates).FullName),
                parsed.GetRequiredValue(documents).FullName,
                parsed.GetRequiredValue(output).FullName);
            foreach (var client in await generation.Run(folder.Select(parsed.GetValue(api)), cancellation))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{client.Api.Name}: {client.Operations} operations, {client.Schemas} schemas, document {client.DocumentTime.TotalMilliseconds:0} ms, C# {client.CodeTime.TotalMilliseconds:0} ms");
            }
        }));
        return command;
    }
}
