using System.CommandLine;

namespace DataGouv.Generator.Commands;

/// <summary>The program: its commands.</summary>
internal static class GeneratorCommand
{
    /// <summary>All commands below one root.</summary>
    public static RootCommand Create() => new("Turns the OpenAPI documents of data.gouv.fr into typed C# clients.")
    {
        PullCommand.Create(),
        NormalizeCommand.Create(),
        GenerateCommand.Create(),
        DiffCommand.Create(),
        SurfaceCommand.Create(),
        UpdateCommand.Create(),
    };
}
