using System.Globalization;
using DataGouv.Catalog;

namespace DataGouv.Transfers.Downloads;

/// <summary>
/// Names the files of a dataset, each differently. Many datasets have several files of one title: their ids keep the names apart, and the
/// same from one download to the next.
/// </summary>
internal static class DatasetFileNames
{
    private const int IdLength = 8;

    /// <summary>Returns a name for each resource, in their order.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Resource?> resources)
    {
        var names = resources.Select(Name).ToList();
        var count = names.CountBy(SafeFileName.Fold).ToDictionary();
        var taken = count.Keys.ToHashSet();
        return
        [
            .. names.Select(
                (name, index) =>
                    count[SafeFileName.Fold(name)] == 1
                        ? name
                        : Candidates(name, resources[index]?.IdIfSent).First(other => taken.Add(SafeFileName.Fold(other)))),
        ];
    }

    private static string Name(Resource? resource) =>
        SafeFileName.From(resource is null ? null : DownloadSource.NameOf(resource) ?? resource.IdIfSent?.ToString());

    private static IEnumerable<string> Candidates(string name, Guid? id)
    {
        if (id is { } known)
        {
            yield return SafeFileName.WithSuffix(name, $"-{known.ToString("N")[..IdLength]}");
            yield return SafeFileName.WithSuffix(name, $"-{known:N}");
        }

        for (var number = 1; ; number++)
        {
            yield return SafeFileName.WithSuffix(name, string.Create(CultureInfo.InvariantCulture, $"-{number}"));
        }
    }
}
