using DataGouv.Generator.Commands;

namespace DataGouv.Generator.Tests.Commands;

/// <summary>The program, run in this process.</summary>
internal static class CommandLine
{
    /// <summary>Runs it, and gives its exit code and what it wrote.</summary>
    public static async Task<CommandResult> Run(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await GeneratorCommand.Create().Parse(arguments).InvokeAsync(new() { Output = output, Error = error });
        return new CommandResult(code, output.ToString(), error.ToString());
    }
}
