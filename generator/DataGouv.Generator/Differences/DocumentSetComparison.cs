using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Differences;

/// <summary>Compares two files or two folders.</summary>
internal static class DocumentSetComparison
{
    /// <summary>The differences, document by document. Two files are compared whatever they are called.</summary>
    public static IReadOnlyList<DocumentDifference> Compare(string old, string current)
    {
        if (File.Exists(old) != File.Exists(current) && Path.Exists(old) && Path.Exists(current))
        {
            throw new DocumentException("$", "A file and a folder cannot be compared.", "Give two files, or two folders.", current);
        }

        var (before, after) = (DocumentSet.Read(old), DocumentSet.Read(current));
        return File.Exists(old) && File.Exists(current)
            ? In(current, () => DocumentComparison.Compare(after.Keys.Single(), before.Values.Single(), after.Values.Single()))
            : In(current, () => Compare(before, after));
    }

    /// <summary>The differences of two sets of documents.</summary>
    public static IReadOnlyList<DocumentDifference> Compare(IReadOnlyDictionary<string, JObject> old, IReadOnlyDictionary<string, JObject> current) =>
    [
        .. old.Keys.Union(current.Keys).Order(StringComparer.Ordinal)
            .SelectMany(name => DocumentComparison.Compare(name, old.GetValueOrDefault(name), current.GetValueOrDefault(name))),
    ];

    private static IReadOnlyList<DocumentDifference> In(string file, Func<IReadOnlyList<DocumentDifference>> compare)
    {
        try
        {
            return compare();
        }
        catch (DocumentException defect)
        {
            throw defect.In(file);
        }
    }
}
