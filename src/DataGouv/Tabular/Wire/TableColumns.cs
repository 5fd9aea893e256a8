namespace DataGouv.Tabular;

/// <summary>Columns that the server adds.</summary>
internal static class TableColumns
{
    /// <summary>The number of the row, from 1: the order of the file, and the default order of the server.</summary>
    public const string Id = "__id";
}
