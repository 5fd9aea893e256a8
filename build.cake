// The pipeline, target by target. `dotnet cake --description` lists them.

#nullable enable

using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http;
using System.Xml.Linq;

var target = Argument("target", "Default");
var configuration = Argument("configuration", "Release");
var live = Argument("live", false);

var solution = "DataGouv.Generated.sln";
var artifacts = MakeAbsolute(Directory("artifacts"));
var testResults = artifacts.Combine("test-results");
var consumer = "tests/DataGouv.Consumer/DataGouv.Consumer.csproj";
var replay = MakeAbsolute(File($"tests/DataGouv.Replay/bin/{configuration}/net10.0/DataGouv.Replay.dll"));

var packages = new[] { "DataGouv.Generated", "DataGouv", "DataGouv.Extensions.DependencyInjection", "DataGouv.Arrow" };

// What the consuming program reads, both recorded.
var recorded = "dataset=5ea4aeb55c72261a34993fe1 resource=7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34";

Task("Clean")
    .Description("Deletes everything that a build makes.")
    .Does(() =>
{
    CleanDirectory(artifacts);
    foreach (var folder in GetDirectories("{src,generator,tests}/*/{bin,obj}"))
    {
        DeleteDirectory(folder, new DeleteDirectorySettings { Recursive = true, Force = true });
    }
});

Task("Restore")
    .Description("Restores the packages of the solution.")
    .Does(() => DotNetRestore(solution));

Task("Generate")
    .Description("Writes the canonical documents to artifacts/openapi and the clients to obj/.")
    .IsDependentOn("Restore")
    .Does(() => DotNetMSBuild("src/DataGouv.Generated/DataGouv.Generated.csproj", new DotNetMSBuildSettings { NoLogo = true, Verbosity = DotNetVerbosity.Minimal }
        .WithTarget("GenerateClients").WithProperty("Configuration", configuration)));

Task("Build")
    .Description("Compiles the solution; warnings are errors.")
    .IsDependentOn("Generate")
    .Does(() => DotNetBuild(solution, new DotNetBuildSettings { Configuration = configuration, NoRestore = true, NoLogo = true, Verbosity = DotNetVerbosity.Minimal }));

Task("Test")
    .Description("Runs all tests and writes how many passed to artifacts/test-results/summary.txt.")
    .IsDependentOn("Build")
    .Does(() =>
{
    CleanDirectory(testResults);
    try
    {
        DotNetTest(solution, new DotNetTestSettings
        {
            Configuration = configuration,
            NoBuild = true,
            NoLogo = true,
            ResultsDirectory = testResults,
            Loggers = { "trx" },
        });
    }
    finally
    {
        System.IO.File.WriteAllText(testResults.CombineWithFilePath("summary.txt").FullPath, CountResults() + "\n");
        Information(CountResults());
    }
});

Task("Coverage")
    .Description("Measures how much of the handwritten facade its tests reach: artifacts/coverage/Summary.txt.")
    .IsDependentOn("Restore")
    .Does(() =>
{
    var output = artifacts.Combine("coverage");
    CleanDirectory(output);
    foreach (var project in new[] { "DataGouv.Tests", "DataGouv.Extensions.DependencyInjection.Tests", "DataGouv.Arrow.Tests" })
    {
        DotNetTest($"tests/{project}/{project}.csproj", new DotNetTestSettings
        {
            Configuration = configuration,
            NoRestore = true,
            NoLogo = true,
            ResultsDirectory = output.Combine(project),
            Collectors = { "XPlat Code Coverage" },
            Settings = "tests/coverage.runsettings",
        });
    }

    Run("dotnet", $"tool run reportgenerator \"-reports:{output}/*/*/coverage.cobertura.xml\" \"-targetdir:{output}\" -reporttypes:TextSummary");
    Information(System.IO.File.ReadAllText(output.CombineWithFilePath("Summary.txt").FullPath));
});

Task("Pack")
    .Description("Makes the packages and their symbols in artifacts/.")
    .IsDependentOn("Build")
    .Does(() =>
{
    DeleteFiles("artifacts/*.*nupkg");
    foreach (var project in packages)
    {
        DotNetPack($"src/{project}/{project}.csproj", new DotNetPackSettings { Configuration = configuration, NoBuild = true, NoLogo = true, OutputDirectory = artifacts });
    }

    foreach (var package in GetFiles("artifacts/*.nupkg"))
    {
        RequireExactVersions(package);
    }
});

Task("Sbom")
    .Description("Lists what the packages are made of: a CycloneDX bill of materials for each, in artifacts/sbom.")
    .IsDependentOn("Restore")
    .Does(() =>
{
    var folder = artifacts.Combine("sbom");
    CleanDirectory(folder);
    var version = XDocument.Load("Directory.Build.props").Descendants("Version").First().Value;
    foreach (var project in packages)
    {
        Run("dotnet", $"tool run dotnet-CycloneDX src/{project}/{project}.csproj --output \"{folder}\" --filename {project}.cdx.json --output-format Json --disable-package-restore --include-project-references --set-name {project} --set-version {version} --set-type Library --set-nuget-purl");
    }
});

Task("Demo")
    .Description("Runs the consuming program on the packages, against recordings of the servers; --live=true takes the real ones.")
    .IsDependentOn("Pack")
    .Does(() =>
{
    ForgetPackages();
    DotNetBuild(consumer, new DotNetBuildSettings { Configuration = configuration, NoLogo = true, Verbosity = DotNetVerbosity.Minimal });
    RunConsumer("dotnet", MakeAbsolute(File($"tests/DataGouv.Consumer/bin/{configuration}/net10.0/DataGouv.Consumer.dll")).FullPath);
});

Task("Aot")
    .Description("Publishes the consuming program with Native AOT and runs it.")
    .IsDependentOn("Pack")
    .Does(() =>
{
    RequireLinker();
    ForgetPackages();
    var output = artifacts.Combine("native");
    CleanDirectory(output);
    DotNetPublish(consumer, new DotNetPublishSettings
    {
        Configuration = configuration,
        NoLogo = true,
        Verbosity = DotNetVerbosity.Minimal,
        Runtime = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier,
        OutputDirectory = output,
        MSBuildSettings = new DotNetMSBuildSettings().WithProperty("PublishNative", "true"),
    });
    var program = GetFiles($"{output}/DataGouv.Consumer{(IsRunningOnWindows() ? ".exe" : "")}").Single();
    Information($"{program.GetFilename()}: {new System.IO.FileInfo(program.FullPath).Length / 1e6:0.0} MB");
    RunConsumer(program.FullPath, "");
});

Task("Surface")
    .Description("Writes the public C# surface of each package beside its project (src/*/PublicAPI.txt).")
    .Does(() =>
{
    DotNetBuild("tests/DataGouv.Surface.Tests/DataGouv.Surface.Tests.csproj", new DotNetBuildSettings { Configuration = configuration, NoLogo = true, Verbosity = DotNetVerbosity.Quiet });
    RunGenerator("surface", "--assemblies", $"tests/DataGouv.Surface.Tests/bin/{configuration}/net10.0");
});

Task("Update-Specs")
    .Description("Pulls the documents (--from=DIR|URL takes them from elsewhere), and proposes what follows: specs, listings, changelog, artifacts/spec-change.md.")
    .Does(() =>
{
    DotNetBuild("generator/DataGouv.Generator/DataGouv.Generator.csproj", new DotNetBuildSettings { Configuration = configuration, NoLogo = true, Verbosity = DotNetVerbosity.Quiet });
    var from = Argument("from", "");
    RunGenerator(["update", "--configuration", configuration, .. from.Length > 0 ? new[] { "--from", from } : []]);
});

Task("Default")
    .Description("The main job: from the documents to packages, and a program that uses them.")
    .IsDependentOn("Clean")
    .IsDependentOn("Demo");

RunTarget(target);

// The consuming program must see the packages just made, not those of the last run.
void ForgetPackages()
{
    foreach (var folder in GetDirectories("tests/DataGouv.Consumer/obj/packages/datagouv*"))
    {
        DeleteDirectory(folder, new DeleteDirectorySettings { Recursive = true, Force = true });
    }
}

// They use each other's internals: beside another version than its own, a package could fail anywhere.
void RequireExactVersions(FilePath package)
{
    using var archive = ZipFile.OpenRead(package.FullPath);
    using var stream = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
    var nuspec = XDocument.Load(stream);
    var exact = $"[{nuspec.Descendants().First(node => node.Name.LocalName == "version").Value}]";
    foreach (var dependency in nuspec.Descendants().Where(node => node.Name.LocalName == "dependency" && packages.Contains(node.Attribute("id")?.Value)))
    {
        if (dependency.Attribute("version")?.Value != exact)
        {
            throw new CakeException($"{package.GetFilename()} asks for {dependency}: it must ask for {exact}, the version that it was built with.");
        }
    }
}

void RunConsumer(string program, string arguments)
{
    if (live)
    {
        Run(program, arguments);
        return;
    }

    using var server = Process.Start(new ProcessStartInfo("dotnet", $"\"{replay}\" --port 0") { RedirectStandardOutput = true })!;
    try
    {
        // It says where it listens, and then that it is ready.
        var addresses = new List<string>();
        while (server.StandardOutput.ReadLine() is { } line && line != "ready")
        {
            addresses.Add(line);
        }

        if (addresses.Count == 0)
        {
            throw new CakeException("The replay server did not start.");
        }

        // What the program says of its first page is not to be about a server that has just started, nor about a clock of ten milliseconds.
        WarmUp(addresses);
        Run(program, $"{arguments} {string.Join(' ', addresses)} {recorded} started={DateTime.UtcNow.Ticks}");
    }
    finally
    {
        server.Kill(entireProcessTree: true);
        server.WaitForExit();
    }
}

void WarmUp(IEnumerable<string> addresses)
{
    var catalog = addresses.Single(address => address.StartsWith("catalog=", StringComparison.Ordinal))["catalog=".Length..];
    using var http = new HttpClient();
    http.Send(new HttpRequestMessage(HttpMethod.Get, $"{catalog}datasets/?page_size=3")).Dispose();
}

void RunGenerator(params string[] arguments)
{
    var line = new ProcessArgumentBuilder().AppendQuoted(MakeAbsolute(File($"generator/DataGouv.Generator/bin/{configuration}/net10.0/DataGouv.Generator.dll")).FullPath);
    foreach (var argument in arguments)
    {
        line.AppendQuoted(argument);
    }

    Run("dotnet", line.Render());
}

void Run(string program, string arguments)
{
    var code = StartProcess(program, new ProcessSettings { Arguments = arguments.Trim() });
    if (code != 0)
    {
        throw new CakeException($"{program} ended with exit code {code}.");
    }
}

void RequireLinker()
{
    if (!IsRunningOnWindows() && Context.Tools.Resolve("clang") is null && Context.Tools.Resolve("gcc") is null)
    {
        throw new CakeException("Native AOT needs a C linker, and neither clang nor gcc is on the PATH. Install one: `apt-get install clang zlib1g-dev` on Debian and Ubuntu, `dnf install clang zlib-devel` on Fedora, `xcode-select --install` on macOS.");
    }
}

string CountResults()
{
    var counters = GetFiles($"{testResults}/**/*.trx").Select(file => XDocument.Load(file.FullPath).Descendants().First(node => node.Name.LocalName == "Counters")).ToList();
    int Sum(params string[] names) => names.SelectMany(name => counters, (name, counter) => (int?)counter.Attribute(name) ?? 0).Sum();
    return $"{Sum("passed")} passed, {Sum("failed", "error", "timeout", "aborted")} failed";
}
