using System.Diagnostics;

namespace DataGouv.Generator.Updating;

/// <summary>Builds and tests the solution with the .NET SDK.</summary>
/// <param name="root">The folder of the solution.</param>
/// <param name="configuration"><c>Release</c> or <c>Debug</c>.</param>
internal sealed class DotNetBuild(string root, string configuration) : IRepositoryBuild
{
    private const string Solution = "DataGouv.Generated.sln";
    private const int LinesKept = 80;
    private const int LinesOfFailure = 5;

    // Tests that state how the published documents were when the tests were written are wrong about new ones by design.
    private const string NotAboutPublishedDocuments = "TestCategory!=PublishedDocuments";

    private readonly string[] _common = [Solution, "--configuration", configuration, "--nologo", "--verbosity", "quiet"];

    /// <inheritdoc />
    public Task Compile(CancellationToken cancellation) => Run("build", ["build", .. _common], cancellation);

    /// <inheritdoc />
    public Task Test(CancellationToken cancellation) => Run("tests", ["test", .. _common, "--no-build", "--filter", NotAboutPublishedDocuments, "--logger", "console;verbosity=normal"], cancellation);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Surface() => DataGouv.Generator.Surface.SurfaceListing.OfFolder(Path.Combine(root, "tests", "DataGouv.Surface.Tests", "bin", configuration, "net10.0"));

    private async Task Run(string step, string[] arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // MSBuild's servers would outlive this run and hold its files.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start) ?? throw new IOException($"{start.FileName} could not be started.");
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
        {
            throw new BuildFailedException(step, Telling(string.Concat(await said)));
        }
    }

    // What failed stands on lines of their own, and why on those after; without such lines, the end says most.
    private static string Telling(string output)
    {
        var lines = output.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0 && !line.TrimStart().StartsWith("Passed ", StringComparison.Ordinal)).ToList();
        var told = Enumerable.Range(0, lines.Count)
            .Where(at => lines[at].Contains(" error ", StringComparison.Ordinal) || lines[at].TrimStart().StartsWith("Failed ", StringComparison.Ordinal))
            .SelectMany(at => Enumerable.Range(at, lines[at].TrimStart().StartsWith("Failed ", StringComparison.Ordinal) ? LinesOfFailure : 1))
            .Where(at => at < lines.Count).Distinct().Select(at => lines[at]).Distinct().Take(LinesKept).ToList();
        return string.Join('\n', told.Count > 0 ? told : lines.TakeLast(LinesKept));
    }
}
