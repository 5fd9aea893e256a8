using DataGouv.Catalog;
using DataGouv.Transfers.Downloads;

namespace DataGouv;

/// <summary>Which files of a dataset are downloaded, and how.</summary>
public sealed class DatasetDownloadOptions
{
    /// <summary>The types of resources that are wanted, such as <see cref="ResourceType.Main"/>. Default: all.</summary>
    public IReadOnlyCollection<ResourceType>? Types { get; init; }

    /// <summary>
    /// The formats that are wanted, such as <c>csv</c>, which takes <c>CSV</c>, <c>.csv</c> and <c>text/csv</c> too. Default: all.
    /// </summary>
    public IReadOnlyCollection<string>? Formats { get; init; }

    /// <summary>How many files are downloaded at a time. Default: 3.</summary>
    public int FilesInFlight { get; init; } = 3;

    /// <summary>How each of them is downloaded. Its progress tells of each file by itself.</summary>
    public DownloadOptions Download { get; init; } = DownloadOptions.Default;

    internal bool Wants(Resource? resource) =>
        (Types is null || (resource?.Type is { } type && Types.Contains(type)))
        && (Formats is null || Formats.Any(format => FileFormat.IsSame(format, resource?.Format)));
}
