using System.Xml.Linq;
using DataGouv.Generator.Documents;

namespace DataGouv.Generator.Updating;

/// <summary>The places of the repository that an update reads and writes.</summary>
/// <param name="root">The folder of the solution.</param>
internal sealed class Repository(string root)
{
    /// <summary>The folder of the solution.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The folder of the documents.</summary>
    public string Specs => Path.Combine(Root, "specs");

    /// <summary>The changelog.</summary>
    public string Changelog => Path.Combine(Root, "CHANGELOG.md");

    /// <summary>The report of an update, for a pull request.</summary>
    public string Report => Path.Combine(Root, "artifacts", "spec-change.md");

    /// <summary>The listing of the public C# surface of an assembly, beside its project.</summary>
    public string SurfaceListing(string assembly) => Path.Combine(Root, "src", assembly, Surface.SurfaceListing.FileName);

    /// <summary>The version that the packages have now.</summary>
    public Version Version
    {
        get
        {
            var props = Path.Combine(Root, "Directory.Build.props");
            return Version.TryParse((string?)XDocument.Load(props).Descendants("Version").FirstOrDefault(), out var version)
                ? version
                : throw new DocumentException("$", "There is no <Version> of the packages.", "Say <Version>1.2.3</Version> in Directory.Build.props.", props);
        }
    }
}
