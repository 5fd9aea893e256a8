using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DataGouv.Tabular;

/// <summary>The schema of a data reader in the old form, which <see cref="DataTable"/> and many others ask for.</summary>
internal static class SchemaTable
{
    private const int NoLimit = -1;

    [UnconditionalSuppressMessage("Trimming", "IL2111", Justification = "The column of types is only read.")]
    public static DataTable Of(IEnumerable<ReaderColumn> columns)
    {
        var table = new DataTable("SchemaTable") { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add(SchemaTableColumn.ColumnName, typeof(string));
        table.Columns.Add(SchemaTableColumn.ColumnOrdinal, typeof(int));
        table.Columns.Add(SchemaTableColumn.ColumnSize, typeof(int));
        table.Columns.Add(SchemaTableColumn.NumericPrecision, typeof(short));
        table.Columns.Add(SchemaTableColumn.NumericScale, typeof(short));
        table.Columns.Add(SchemaTableColumn.DataType, typeof(Type));
        table.Columns.Add("DataTypeName", typeof(string));
        table.Columns.Add(SchemaTableColumn.AllowDBNull, typeof(bool));
        table.Columns.Add(SchemaTableColumn.BaseColumnName, typeof(string));
        table.Columns.Add(SchemaTableColumn.IsAliased, typeof(bool));
        table.Columns.Add(SchemaTableColumn.IsUnique, typeof(bool));
        table.Columns.Add(SchemaTableColumn.IsKey, typeof(bool));
        table.Columns.Add(SchemaTableColumn.IsLong, typeof(bool));
        table.Columns.Add(SchemaTableOptionalColumn.IsReadOnly, typeof(bool));
        foreach (var column in columns)
        {
            table.Rows.Add(
                column.ColumnName,
                column.ColumnOrdinal,
                NoLimit,
                DBNull.Value,
                DBNull.Value,
                column.DataType,
                column.DataTypeName,
                column.AllowDBNull,
                column.BaseColumnName,
                column.IsAliased,
                column.IsUnique,
                column.IsKey,
                column.IsLong,
                column.IsReadOnly);
        }

        return table;
    }
}
