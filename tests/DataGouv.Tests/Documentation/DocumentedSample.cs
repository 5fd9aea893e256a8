using Markdig;
using Markdig.Syntax;

namespace DataGouv.Tests.Documentation;

/// <summary>A C# sample of a Markdown file.</summary>
public sealed record DocumentedSample(string File, int Line, string Code)
{
    private static readonly string[] Files =
    [
        "README.md",
        "README.fr.md",
        "docs/metrics.md",
        "docs/metrics.fr.md",
        "docs/models.md",
        "docs/models.fr.md",
        "docs/rows.md",
        "docs/rows.fr.md",
        "docs/telemetry.md",
        "docs/telemetry.fr.md",
        "docs/uploads.md",
        "docs/uploads.fr.md",
    ];

    /// <summary>All samples of the files that users read.</summary>
    public static IEnumerable<DocumentedSample> All() => Files.SelectMany(In);

    /// <inheritdoc />
    public override string ToString() => $"{File}, line {Line}";

    private static IEnumerable<DocumentedSample> In(string file) =>
        Markdown.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)))
            .Descendants<FencedCodeBlock>()
            .Where(block => block.Info == "csharp")
            .Select(block => new DocumentedSample(file, block.Line + 1, block.Lines.ToString()));
}
