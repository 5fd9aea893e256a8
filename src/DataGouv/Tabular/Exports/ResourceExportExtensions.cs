using DataGouv.Catalog;
using DataGouv.Tabular;
using DataGouv.Transfers.Downloads;

namespace DataGouv;

/// <summary>Finds the files that the platform made of the table of a resource.</summary>
public static class ResourceExportExtensions
{
    // How the platform's extras and file names call them.
    private static readonly (ResourceExportFormat Format, string Name)[] Formats =
    [
        (ResourceExportFormat.Parquet, "parquet"),
        (ResourceExportFormat.PMTiles, "pmtiles"),
        (ResourceExportFormat.GeoJson, "geojson"),
    ];

    extension(Resource resource)
    {
        /// <summary>Gets the files that the platform made of the table of the resource: Parquet, PMTiles, GeoJSON, as far as there are any.</summary>
        public IReadOnlyList<ResourceExport> Exports
        {
            get
            {
                ArgumentNullException.ThrowIfNull(resource);
                var (extras, title) = (resource.Extras, ReadModel.WithoutMask(resource).TitleIfSent);
                return [.. Formats.Select(format => Find(extras, title, format.Format, format.Name)).OfType<ResourceExport>()];
            }
        }
    }

    private static ResourceExport? Find(JsonMap extras, string? title, ResourceExportFormat format, string name)
    {
        var address = extras[$"analysis:parsing:{name}_url"].AsString();
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            return null;
        }

        return new ResourceExport(format, uri)
        {
            Size = LooseNumber.Whole(extras[$"analysis:parsing:{name}_size"]) is > 0 and var size ? size : null,
            FileName = FileFormat.Name(title, name, null, address),
        };
    }
}
