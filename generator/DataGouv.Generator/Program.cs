using System.CommandLine;
using DataGouv.Generator.Commands;

return await new RootCommand("Turns the OpenAPI documents of data.gouv.fr into typed C# clients.")
{
    PullCommand.Create(),
    NormalizeCommand.Create(),
    GenerateCommand.Create(),
    DiffCommand.Create(),
}.Parse(args).InvokeAsync();
