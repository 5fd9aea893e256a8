using System.Globalization;
using System.Text;

namespace DataGouv.Tabular;

/// <summary>Writes the source of a record for the rows of a resource.</summary>
internal sealed class RecordScaffold
{
    private readonly Guid _id;
    private readonly string _typeName;
    private readonly string? _namespace;
    private readonly bool _trustsCounts;

    /// <exception cref="ArgumentException">A name is no C# identifier.</exception>
    public RecordScaffold(Guid id, string typeName, string? typeNamespace, bool trustsCounts)
    {
        _id = id;
        _trustsCounts = trustsCounts;
        _typeName = IsName(typeName)
            ? typeName
            : throw new ArgumentException($"\"{typeName}\" is no C# identifier: pass a name such as BorneIrve.", nameof(typeName));
        _namespace = typeNamespace is null || typeNamespace.Split('.').All(IsName)
            ? typeNamespace
            : throw new ArgumentException($"\"{typeNamespace}\" is no C# namespace.", nameof(typeNamespace));
    }

    /// <summary>The whole file.</summary>
    /// <exception cref="TabularQueryException">Two columns of the file are one in the table.</exception>
    public string Write(TabularProfile profile)
    {
        CheckColumns(profile);
        var members = new MemberNames(_typeName);
        var columns = profile.Columns.Select(column => (Column: column, Member: members.Of(column.Name))).ToList();
        var listName = members.Of("Columns");
        var source = new StringBuilder();
        Begin(source, profile);
        foreach (var (column, member) in columns)
        {
            Property(source, column, member);
        }

        Line(source, "    /// <summary>The columns, for queries.</summary>");
        Line(source, $"    public static class {listName}\n    {{");
        foreach (var (column, member) in columns)
        {
            Line(source, $"        /// <summary>{SourceText.Comment($"Column \"{column.Name}\".")}</summary>");
            Line(source, $"        public static TabularColumn {member} {{ get; }} = new({SourceText.Literal(column.StoredName)});\n");
        }

        source.Length--;
        Line(source, "    }\n}");
        return source.ToString();
    }

    private static void CheckColumns(TabularProfile profile)
    {
        if (profile.Columns.GroupBy(column => column.StoredName).FirstOrDefault(same => same.Count() > 1) is { } one)
        {
            throw new TabularQueryException(
                $"The columns {string.Join(" and ", one.Select(column => $"\"{column.Name}\""))} of the file are one in the table, "
                    + $"\"{one.Key}\": nobody knows which of them it holds.")
            {
                Column = one.Key,
            };
        }
    }

    private void Begin(StringBuilder source, TabularProfile profile)
    {
        Line(source, "#nullable enable\n");
        Line(source, "using System;");
        Line(source, "using System.Text.Json;");
        Line(source, "using System.Text.Json.Serialization;");
        Line(source, "using DataGouv;");
        Line(source, "using DataGouv.Tabular;\n");
        if (_namespace is not null)
        {
            Line(source, $"namespace {_namespace};\n");
        }

        var context = $"[JsonSerializable(typeof({_typeName}))] internal sealed partial class RowContext : JsonSerializerContext;";
        Line(source, $"/// <summary>A row of the resource {_id:D}, which had {ColumnComment.Count(profile.RowCount)} rows.</summary>");
        Line(source, $"/// <remarks>To read it: <c>{context}</c></remarks>");
        Line(source, $"public sealed record {_typeName}\n{{");
    }

    private void Property(StringBuilder source, TabularColumnProfile column, string member)
    {
        // That a column has no empty cell is only true of the file that was counted, if it is.
        var isNullable = !_trustsCounts || column.Statistics?.MissingCount is not 0;
        Line(source, $"    /// <summary>{SourceText.Comment(ColumnComment.Of(column))}</summary>");
        Line(source, $"    [JsonPropertyName({SourceText.Literal(column.StoredName)})]");
        if (column.Type == TabularType.DateTime)
        {
            // Without it, an instant without an offset would be read in the zone of the machine.
            Line(source, "    [JsonConverter(typeof(ServerTimeConverter))]");
        }

        var type = column.Type.MemberType;
        Line(source, $"    public {(isNullable ? $"{type}?" : $"required {type}")} {member} {{ get; init; }}\n");
    }

    private static bool IsName(string? name) =>
        !string.IsNullOrEmpty(name) && char.IsUpper(name[0]) && name.All(character => char.IsLetterOrDigit(character) || character == '_');

    private static void Line(StringBuilder source, string text) => source.Append(text).Append('\n');
}
