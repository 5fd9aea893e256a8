using System.Diagnostics;
using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.CSharp;

namespace DataGouv.Generator.Generation;

/// <summary>NSwag's command line, with the settings that the templates are written for.</summary>
/// <param name="program">The file <c>dotnet-nswag.dll</c>.</param>
/// <param name="templates">The folder of the Liquid templates.</param>
internal sealed class NSwagTool(string program, string templates)
{
    private const string List = "System.Collections.Generic.List";

    private static readonly string[] Settings =
    [
        "/classname:{controller}RequestBuilder",
        "/OperationGenerationMode:MultipleClientsFromOperationId",
        "/JsonLibrary:SystemTextJson",
        "/GenerateNullableReferenceTypes:true",
        "/GenerateOptionalPropertiesAsNullable:true",
        "/DateTimeType:System.DateTimeOffset",
        "/DateType:System.DateOnly",
        $"/ArrayType:{List}",
        $"/ArrayInstanceType:{List}",
        $"/ResponseArrayType:{List}",
        $"/ParameterArrayType:{List}",
        $"/AnyType:{CSharpType.Data}",
        "/DictionaryType:System.Collections.Generic.Dictionary",
        "/ResponseDictionaryType:System.Collections.Generic.Dictionary",
        "/ParameterDictionaryType:System.Collections.Generic.Dictionary",
    ];

    /// <summary>Writes the C# of one document.</summary>
    public async Task WriteClient(CodeInput input, string output, string upstream, CancellationToken cancellation)
    {
        if (!File.Exists(program))
        {
            throw new DocumentException(
                "$",
                $"NSwag is not at {program}.",
                "Restore the package NSwag.MSBuild and pass its tools/Net100/dotnet-nswag.dll as --nswag.",
                program);
        }

        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] arguments =
        [
            program,
            "openapi2csclient",
            $"/input:{input.Document}",
            $"/output:{output}",
            $"/namespace:{input.Namespace}",
            $"/TemplateDirectory:{templates}",
            .. Settings,
            .. input.SharedNamespace is { } other ? [$"/AdditionalNamespaceUsages:{other}"] : Array.Empty<string>(),
            .. input.SharedTypes.Count > 0 ? [$"/ExcludedTypeNames:{string.Join(',', input.SharedTypes)}"] : Array.Empty<string>(),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new IOException($"{start.FileName} could not be started.");
        string[] said;
        try
        {
            said = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(cancellation),
                process.StandardError.ReadToEndAsync(cancellation));
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0 || !File.Exists(output))
        {
            throw new DocumentException(
                "$",
                $"NSwag ended with exit code {process.ExitCode}: {string.Concat(said).Trim()}",
                "Run normalize and look at the canonical document, or at the templates.",
                upstream);
        }
    }
}
