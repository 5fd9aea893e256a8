using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Tabular;

/// <summary>Says which value of which row does not fit a record.</summary>
internal static class RecordMismatch
{
    public static TabularDataException Of(TabularRow row, JsonException mismatch, JsonTypeInfo type)
    {
        var record = type.Type.Name;
        var column = Column(row, mismatch.Path);
        var place = column is null ? -1 : row.Block.Columns.IndexOf(column);
        var value = place < 0 ? null : Encoding.UTF8.GetString(row.Block.Cell(row.Index, place));
        var member = type.Properties.FirstOrDefault(member => string.Equals(member.Name, column, StringComparison.OrdinalIgnoreCase));
        var what = column is null ? "the row" : $"column \"{column}\": {value}";
        var why = value == "null" && member is not null ? Nullable(member) : mismatch.Message;
        return new TabularDataException($"{row.Describe()}, {what} does not fit {record}: {why}", mismatch)
        {
            RowNumber = row.Number,
            Column = column,
            Value = value,
        };
    }

    private static string Nullable(JsonPropertyInfo member) =>
        "the cell is empty. If the member was made from a profile, the profile was wrong, or is older than the file: "
        + $"declare it as \"{Name(member.PropertyType)}?\" instead of \"{Name(member.PropertyType)}\", without \"required\".";

    private static string Name(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => "string",
        TypeCode.Boolean => "bool",
        TypeCode.Int32 when !type.IsEnum => "int",
        TypeCode.Int64 when !type.IsEnum => "long",
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        TypeCode.Decimal => "decimal",
        _ => type.Name,
    };

    // The path is $.name or $['name with dots'], and goes on below the column in JSON cells.
    private static string? Column(TabularRow row, string? path)
    {
        if (path is null)
        {
            return null;
        }

        string? found = null;
        foreach (var name in row.Columns)
        {
            var isThere = path.StartsWith("$." + name, StringComparison.OrdinalIgnoreCase)
                || path.StartsWith("$['" + name + "']", StringComparison.OrdinalIgnoreCase);
            if (isThere && (found is null || name.Length > found.Length))
            {
                found = name;
            }
        }

        return found;
    }
}
