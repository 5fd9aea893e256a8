using System.CommandLine;
using DataGouv.Generator.Documents;

namespace DataGouv.Generator.Commands;

/// <summary>What several commands have in common: which documents, and how an error ends.</summary>
internal static class CommonOptions
{
    /// <summary><c>--specs</c>: the folder with <c>specs.json</c>.</summary>
    public static Option<DirectoryInfo> Specs() => new("--specs")
    {
        Description = "The folder that holds specs.json and one folder for each API.",
        DefaultValueFactory = _ => new DirectoryInfo("specs"),
    };

    /// <summary><c>--api</c>: one API instead of all.</summary>
    public static Option<string?> Api() => new("--api")
    {
        Description = "The name of one API of specs.json; all of them without it.",
    };

    /// <summary><c>--documents</c>: where the canonical documents go.</summary>
    public static Option<DirectoryInfo> Documents() => new("--documents")
    {
        Description = "The folder for the canonical OpenAPI 3.0 documents.",
        DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("artifacts", "openapi")),
    };

    /// <summary>Runs a command; a defect of a document or of the surroundings becomes a message and exit code 1.</summary>
    public static async Task<int> Run(ParseResult parsed, Func<Task> command)
    {
        try
        {
            await command();
            return 0;
        }
        catch (DocumentException defect)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(defect.ToString());
            return 1;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"DataGouv.Generator : error : {failure.Message}".ReplaceLineEndings(" "));
            return 1;
        }
    }
}
