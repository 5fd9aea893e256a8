using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace DataGouv.Tests.Documentation;

/// <summary>A sample as the program that a reader would make of it: top-level statements and implicit usings.</summary>
internal static class SampleProgram
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // What no project hears of: an assembly that was compiled against an older version of the framework.
    private static readonly string[] Unified = ["CS1701", "CS1702"];

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>What the compiler says of a sample, warnings included.</summary>
    public static IReadOnlyList<string> Diagnose(DocumentedSample sample) => Diagnose(sample.Code);

    /// <summary>What the compiler says of a program with implicit usings, warnings included.</summary>
    public static IReadOnlyList<string> Diagnose(string code)
    {
        using var assembly = new MemoryStream();
        return Describe(Compile(code).Emit(assembly));
    }

    /// <summary>Runs a sample whose client talks to a server of recordings, and gives what it prints.</summary>
    public static async Task<string> RunAsync(DocumentedSample sample, string folder)
    {
        using var assembly = new MemoryStream();
        var emitted = Compile(
                sample.Code.Replace("new DataGouvClient(", $"{typeof(SampleClient).FullName}.Create(", StringComparison.Ordinal))
            .Emit(assembly);
        Assert.That(Describe(emitted), Is.Empty);

        assembly.Position = 0;
        var entry = AssemblyLoadContext.Default.LoadFromStream(assembly).EntryPoint!;
        var (output, here) = (Console.Out, Environment.CurrentDirectory);
        using var printed = new StringWriter();
        Console.SetOut(printed);
        Environment.CurrentDirectory = folder;
        try
        {
            // The entry point of asynchronous top-level statements waits for them; a thread of the pool may wait.
            await Task.Run(() => entry.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Array.Empty<string>()], null));
        }
        finally
        {
            Environment.CurrentDirectory = here;
            Console.SetOut(output);
        }

        return printed.ToString();
    }

    private static Compilation Compile(string code)
    {
        var program = CSharpCompilation.Create(
            "Sample" + Guid.NewGuid().ToString("N"),
            [Parse(ImplicitUsings), Parse(code)],
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)
                .WithSpecificDiagnosticOptions(Unified.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress))));
        CSharpGeneratorDriver
            .Create([JsonGenerator()], parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(program, out var generated, out _);
        return generated;
    }

    // What reads records without reflection is part of every program: the build copies it from the SDK.
    private static ISourceGenerator JsonGenerator() =>
        (
            (IIncrementalGenerator)
                Activator.CreateInstance(
                    Assembly
                        .LoadFrom(Path.Combine(AppContext.BaseDirectory, "generators", "System.Text.Json.SourceGeneration.dll"))
                        .GetType("System.Text.Json.SourceGeneration.JsonSourceGenerator", throwOnError: true)!
                )!
        ).AsSourceGenerator();

    private static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, Options);

    private static IReadOnlyList<string> Describe(EmitResult result) =>
        [.. result.Diagnostics.Where(found => found.Severity >= DiagnosticSeverity.Warning).Select(found => found.ToString())];
}
