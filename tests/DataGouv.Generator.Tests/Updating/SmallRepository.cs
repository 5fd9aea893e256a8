using DataGouv.Generator.Documents;
using DataGouv.Generator.Pulling;
using DataGouv.Generator.Surface;
using DataGouv.Generator.Updating;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Updating;

/// <summary>A repository of documents alone in a folder of its own, with a build that a test decides on.</summary>
internal sealed class SmallRepository : IDisposable, IRepositoryBuild
{
    public const string Changelog = "# Changelog\n\nAll notable changes.\n\n## 1.2.0\n\nEarlier.\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datagouv-repository-");
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public SmallRepository(JObject document, string overlay, Uri server)
    {
        Write("specs/specs.json", $$"""{"apis": [{"name": "zoo", "title": "Zoo", "source": "{{server}}zoo.json", "format": "openapi-3.0", "namespace": "DataGouv.Zoo"}]}""");
        Write("specs/zoo/upstream.json", JsonFile.Format(document));
        Write("specs/zoo/overlay.json", overlay);
        WriteRest();
    }

    /// <summary>A repository of the documents of a folder.</summary>
    public SmallRepository(string specs)
    {
        foreach (var file in Directory.EnumerateFiles(specs, "*.json", SearchOption.AllDirectories))
        {
            Write(Path.Combine("specs", Path.GetRelativePath(specs, file)), File.ReadAllText(file));
        }

        WriteRest();
    }

    /// <summary>What the compiled clients would show.</summary>
    public string Listing { get; set; } = "namespace DataGouv.Zoo\n{\n    public class A\n    {\n    }\n}\n";

    public string? CompileError { get; set; }

    public string? TestError { get; set; }

    public StringWriter Log { get; } = new();

    public TimeSpan Timeout
    {
        set => _http.Timeout = value;
    }

    /// <summary>Every file but the report: its bytes and when it was written.</summary>
    public IReadOnlyDictionary<string, string> Tree => Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith("spec-change.md", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetRelativePath(_folder.FullName, file), file => File.ReadAllText(file) + File.GetLastWriteTimeUtc(file).Ticks);

    public string Report => Read("artifacts/spec-change.md");

    public string Read(string file) => File.ReadAllText(Path.Combine(_folder.FullName, file));

    public bool Has(string file) => File.Exists(Path.Combine(_folder.FullName, file));

    /// <summary>Updates it from the addresses that it names, or from a folder.</summary>
    public Task<UpdateOutcome> Update(string? from = null) => new SpecsUpdate(
        new Repository(_folder.FullName),
        DocumentSources.For(from, SpecsFolder.Open(Path.Combine(_folder.FullName, "specs")).Apis, _http),
        this,
        new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero)),
        Log).Run(CancellationToken.None);

    public Task Compile(CancellationToken cancellation) => CompileError is { } error ? throw new BuildFailedException("build", error) : Task.CompletedTask;

    public Task Test(CancellationToken cancellation) => TestError is { } error ? throw new BuildFailedException("tests", error) : Task.CompletedTask;

    public IReadOnlyDictionary<string, string> Surface() => SurfaceListing.Assemblies.ToDictionary(name => name, _ => Listing);

    public void Dispose()
    {
        _http.Dispose();
        Log.Dispose();
        _folder.Delete(recursive: true);
    }

    private void WriteRest()
    {
        Write("Directory.Build.props", "<Project><PropertyGroup><Version>1.2.0</Version></PropertyGroup></Project>");
        Write("CHANGELOG.md", Changelog);
    }

    private void Write(string file, string text) => JsonFile.WriteText(Path.Combine(_folder.FullName, file), text);
}
