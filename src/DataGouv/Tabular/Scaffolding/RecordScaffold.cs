using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DataGouv.Tabular;

/// <summary>Writes the source of a record for the rows of a resource.</summary>
internal sealed class RecordScaffold
{
    private readonly Guid _id;
    private readonly string _typeName;
    private readonly string? _namespace;

    /// <exception cref="ArgumentException">A name is no C# identifier.</exception>
    public RecordScaffold(Guid id, string typeName, string? typeNamespace)
    {
        _id = id;
        _typeName = IsName(typeName) ? typeName : throw new ArgumentException($"\"{typeName}\" is no C# identifier: pass a name such as BorneIrve.", nameof(typeName));
        _namespace = typeNamespace is null || typeNamespace.Split('.').All(IsName) ? typeNamespace : throw new ArgumentException($"\"{typeNamespace}\" is no C# namespace.", nameof(typeNamespace));
    }

    /// <summary>The whole file.</summary>
    public string Write(TabularProfile profile)
    {
        var members = new MemberNames(_typeName);
        var columns = profile.Columns.Select(column => (Column: column, Member: members.Of(column.Name))).ToList();
        var listName = members.Of("Columns");
        var source = new StringBuilder();
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

        Line(source, $"/// <summary>A row of the resource {_id:D}, which had {Count(profile.RowCount)} rows.</summary>");
        Line(source, "/// <remarks>To read it: <c>[JsonSerializable(typeof(" + _typeName + "))] internal sealed partial class RowContext : JsonSerializerContext;</c></remarks>");
        Line(source, $"public sealed record {_typeName}\n{{");
        foreach (var (column, member) in columns)
        {
            Property(source, column, member);
        }

        Line(source, "    /// <summary>The columns, for queries.</summary>");
        Line(source, $"    public static class {listName}\n    {{");
        foreach (var (column, member) in columns)
        {
            Line(source, $"        /// <summary>{Xml($"Column \"{column.Name}\".")}</summary>");
            Line(source, $"        public static TabularColumn {member} {{ get; }} = new({Literal(column.Name)});\n");
        }

        source.Length--;
        Line(source, "    }\n}");
        return source.ToString();
    }

    private static void Property(StringBuilder source, TabularColumnProfile column, string member)
    {
        var isNullable = column.Statistics?.NbMissingValues is not 0;
        var type = column.Type switch
        {
            TabularType.Text => "string",
            TabularType.WholeNumber => "long",
            TabularType.Number => "double",
            TabularType.Boolean => "bool",
            TabularType.Date => "DateOnly",
            TabularType.DateTime => "DateTimeOffset",
            _ => "JsonElement",
        };
        Line(source, $"    /// <summary>{Xml($"Column \"{column.Name}\": {column.Type.Plural}{(column.Format is null ? "" : $" ({column.Format})")}.{Statistics(column.Statistics)}")}</summary>");
        Line(source, $"    [JsonPropertyName({Literal(column.Name)})]");
        if (column.Type == TabularType.DateTime)
        {
            // Without it, an instant without an offset would be read in the zone of the machine.
            Line(source, "    [JsonConverter(typeof(ServerTimeConverter))]");
        }

        Line(source, $"    public {(isNullable ? "" : "required ")}{type}{(isNullable ? "?" : "")} {member} {{ get; init; }}\n");
    }

    private static string Statistics(ColumnStatistics? statistics)
    {
        if (statistics is null)
        {
            return "";
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $" {Count(statistics.NbDistinct)} distinct values, {Count(statistics.NbMissingValues)} missing.");
        if (statistics is { Min: { } min, Max: { } max })
        {
            text.Append(CultureInfo.InvariantCulture, $" From {min} to {max}{(statistics.Mean is { } mean ? $", mean {mean.ToString("0.###", CultureInfo.InvariantCulture)}" : "")}.");
        }

        if (statistics.Tops is [{ Value: { } top } first, ..])
        {
            text.Append(CultureInfo.InvariantCulture, $" Most frequent: {Shorten(top.ToString()!)} ({Count(first.Count)}).");
        }

        return text.ToString();
    }

    private static string Count(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "unknown";

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    // Comments end at a line feed of any kind.
    private static string Xml(string text) => string.Concat(text
        .Select(character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character))
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    // What is written like this in JSON is written like this in C#.
    private static string Literal(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static bool IsName(string? name) =>
        !string.IsNullOrEmpty(name) && (char.IsLetter(name[0]) || name[0] == '_') && name.All(character => char.IsLetterOrDigit(character) || character == '_') && char.IsUpper(name[0]);

    private static void Line(StringBuilder source, string text) => source.Append(text).Append('\n');
}
