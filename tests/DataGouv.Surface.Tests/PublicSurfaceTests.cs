using DataGouv.Generator.Surface;
using DataGouv.Generator.Updating;

namespace DataGouv.Surface.Tests;

/// <summary>What users can call changes on purpose only: the listing beside each project is reviewed with the change.</summary>
public sealed class PublicSurfaceTests
{
    private const int LinesShown = 100;

    [TestCaseSource(typeof(SurfaceListing), nameof(SurfaceListing.Assemblies))]
    public void Surface_of_the_assembly_is_the_listed_one(string assembly)
    {
        var file = new Repository(Root()).SurfaceListing(assembly);
        var listed = File.ReadAllText(file).ReplaceLineEndings("\n");

        var surface = SurfaceListing.Of(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));

        Assert.That(surface == listed, () => Explain(file, SurfaceDifference.Between(listed, surface)));
    }

    private static string Explain(string file, IReadOnlyList<SurfaceLine> changes) =>
        $"The public surface is not the one in {Path.GetRelativePath(Root(), file)}. If the change is meant, run `dotnet cake --target=Surface` and commit the listing.\n"
        + string.Join('\n', changes.Take(LinesShown).Select(line => $"{line.Namespace}.{line.Type}: {line.Marked}"))
        + (changes.Count > LinesShown ? $"\nand {changes.Count - LinesShown} more" : "");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DataGouv.Generated.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
