using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>A property of a model, as the templates write it.</summary>
/// <param name="WireName">The name on the wire.</param>
/// <param name="Name">The .NET name.</param>
/// <param name="Type">The C# type, without what makes it nullable.</param>
/// <param name="Schema">The schema.</param>
/// <param name="IsRequired">Whether it must be set in a write model, and is never null in a read model.</param>
internal sealed record CSharpProperty(string WireName, string Name, string Type, JObject Schema, bool IsRequired)
{
    private bool IsInherited { get; init; }

    /// <summary>Gets how a read model reads its own member, whether it was sent or not: the field, where it is not inherited.</summary>
    public string Field => IsInherited ? Name + (IsRequired ? "IfSent" : "") : "_" + char.ToLowerInvariant(Name[0]) + Name[1..];

    /// <summary>Gets how a write model sends null: one of <see cref="TemplateWords.SendsNull"/>, or null where it does not.</summary>
    public string? SendsNull => (string?)Schema[TemplateWords.SendsNull];

    /// <summary>Gets a value that indicates whether the server empties it when an update leaves it out.</summary>
    public bool IsEmptied => (bool?)Schema[Words.Emptied] is true;

    /// <summary>Returns the properties of a model: inherited ones first.</summary>
    public static IReadOnlyList<CSharpProperty> Of(JObject model, JObject schemas) =>
    [
        .. model["allOf"].Objects().SelectMany(part => part.ReferencedSchema() is { } name
            ? Of((JObject)schemas[name]!, schemas).Select(property => property with { IsInherited = true })
            : Of(part, schemas)),
        .. Own(model, schemas),
    ];

    private static IEnumerable<CSharpProperty> Own(JObject model, JObject schemas)
    {
        var required = model["required"]?.Values<string>().ToHashSet(StringComparer.Ordinal) ?? [];
        return (model["properties"] as JObject)?.Properties().Select(property => new CSharpProperty(
            property.Name,
            (string)property.Value[TemplateWords.Name]!,
            CSharpType.Of((JObject)property.Value, schemas),
            (JObject)property.Value,
            required.Contains(property.Name))) ?? [];
    }
}
