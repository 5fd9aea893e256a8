using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>Writes how a value that was read becomes one that is sent, as C#.</summary>
/// <param name="schemas">The schemas of the document.</param>
/// <param name="need">Asks for the conversion from one model to another, and returns whether there is one.</param>
internal sealed class Conversion(JObject schemas, Func<string, string, bool> need)
{
    /// <summary>Returns the C# that converts a value, null where it is null; null when there is no conversion.</summary>
    /// <param name="source">The value, as C#.</param>
    /// <param name="from">Its type.</param>
    /// <param name="to">The type that is needed.</param>
    public string? Of(string source, string from, string to) => (from, to) switch
    {
        _ when CSharpType.ItemOf(from) is { } item => OfList(source, item, to),
        _ when from == to => CSharpType.IsMap(from) ? $"{source} is null ? null : new {from}({source})" : source,
        (CSharpType.Data, "string") => $"FreeReference.IdOf({source})",
        ("string", "Guid") => $"FreeReference.GuidOf({source})",
        _ when OfValue($"{source}.Value", from, to) is { } value => $"{source} is null ? ({to}?)null : {value}",
        (_, "string") when IsEnum(from) => $"{source}?.Value",
        ("string", _) when IsEnum(to) => $"{source} is null ? null : {to}.Create({source})",
        _ when IsModel(from) && IsModel(to) => OfModel(source, from, to),
        (_, "string") when IsModel(from) => OfReference(source, from),
        _ => null,
    };

    private static string? OfValue(string value, string from, string to) => (from, to) switch
    {
        ("DateTimeOffset", "DateOnly") => $"DateOnly.FromDateTime({value}.UtcDateTime)",
        ("Guid", "string") => $"{value}.ToString()",
        _ => null,
    };

    private string? OfList(string source, string item, string to)
    {
        if (CSharpType.ItemOf(to) is not { } wanted)
        {
            return null;
        }

        if (OfValue("item", item, wanted) is { } value)
        {
            return $"{source}?.ConvertAll(static item => {value})";
        }

        return Of("item", item, wanted) switch
        {
            null => null,
            "item" => $"{source}?.GetRange(0, {source}.Count)",

            // A value that cannot be converted has no place in a list of values.
            _ when CSharpType.IsValue(wanted) => null,
            { } conversion => $"({source}?.ConvertAll(static item => {conversion}).FindAll(static item => item is not null))!",
        };
    }

    // A list of blocs holds sections alone: what it is sent as is a member of the family of what its items are sent as.
    private string? OfModel(string source, string from, string to)
    {
        var family = (string?)schemas[to]![Words.Family];
        return family is not null && schemas[from]![TemplateWords.Members] is not null
            ? Needed(from, family, $"{source}?.ToInput() as {to}")
            : Needed(from, to, $"{source}?.ToInput()");
    }

    private string? Needed(string from, string to, string conversion) => need(from, to) ? conversion : null;

    private string? OfReference(string source, string model)
    {
        var id = CSharpProperty.Of((JObject)schemas[model]!, schemas).FirstOrDefault(property => property.WireName == "id");
        return id switch
        {
            { Type: "string" } => $"{source}?.{id.Name}",
            { Type: "Guid", IsRequired: true } => $"{source}?.{id.Name}.ToString()",
            { Type: "Guid" } => $"{source}?.{id.Name}?.ToString()",
            _ => null,
        };
    }

    private bool IsEnum(string type) => schemas[type]?["enum"] is not null;

    private bool IsModel(string type) => schemas[type] is { } schema && schema["enum"] is null;
}
