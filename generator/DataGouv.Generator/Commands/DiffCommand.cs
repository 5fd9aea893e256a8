using System.CommandLine;
using DataGouv.Generator.Differences;
using DataGouv.Generator.Documents;
using DataGouv.Generator.Reports;

namespace DataGouv.Generator.Commands;

/// <summary><c>diff</c>: what changed from one document to another, for a user of the SDK.</summary>
internal static class DiffCommand
{
    private const int NoneCode = 0;
    private const int AdditiveCode = 1;
    private const int BreakingCode = 2;
    private const int ErrorCode = 3;

    /// <summary>The command and its options.</summary>
    public static Command Create()
    {
        var old = new Argument<string>("OLD") { Description = "The document or folder of before." };
        var current = new Argument<string>("NEW") { Description = "The document or folder of now." };
        var format = new Option<ReportFormat>("--format") { Description = "text, json or markdown.", DefaultValueFactory = _ => ReportFormat.Text };
        var output = new Option<FileInfo?>("--output") { Description = "The file for the report; the terminal without it." };
        var command = new Command("diff", "Compares documents, Swagger 2.0 or OpenAPI 3.0. Exit code: 0 no change of contract, 1 additive, 2 breaking, 3 error.") { old, current, format, output };
        command.SetAction(async parsed =>
        {
            var code = NoneCode;
            var failed = await CommonOptions.Run(parsed, async () =>
            {
                var differences = DocumentSetComparison.Compare(parsed.GetRequiredValue(old), parsed.GetRequiredValue(current));
                var text = DifferenceReport.Write(differences, parsed.GetValue(format));
                if (parsed.GetValue(output) is { } file)
                {
                    JsonFile.WriteText(file.FullName, text);
                }
                else
                {
                    await parsed.InvocationConfiguration.Output.WriteAsync(text);
                }

                code = CodeFor(DifferenceReport.Worst(differences));
            });
            return failed == 0 ? code : ErrorCode;
        });
        return command;
    }

    private static int CodeFor(DifferenceClass worst) => worst switch
    {
        DifferenceClass.BreakingAtCompileTime or DifferenceClass.BreakingAtRunTime => BreakingCode,
        DifferenceClass.Additive => AdditiveCode,
        _ => NoneCode,
    };
}
