namespace DataGouv;

/// <summary>The formats in which the platform exports tables.</summary>
public enum ResourceExportFormat
{
    /// <summary>Apache Parquet: the whole table.</summary>
    Parquet,

    /// <summary>PMTiles: map tiles of its places.</summary>
    PMTiles,

    /// <summary>GeoJSON: its places.</summary>
    GeoJson,
}
