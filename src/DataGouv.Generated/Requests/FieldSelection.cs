using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Core;

/// <summary>The fields that a caller named with <c>Fields</c>, which are held against the model before the request is sent.</summary>
/// <param name="mask">The fields.</param>
internal sealed class FieldSelection(MaskFields mask) : IRequestOption
{
    /// <summary>The name of the header of a field mask.</summary>
    public const string Header = "X-Fields";

    private const string All = "*";

    /// <summary>Refuses fields that the answer does not have.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="type">The model of its answer.</param>
    /// <exception cref="ArgumentException">The model has no such field.</exception>
    public void Check(ApiOperation operation, JsonTypeInfo type)
    {
        var rows = operation.PageFields?.Split(',')[0] is { } path ? MaskFields.Top(path) : null;
        var item = rows is not null && Member(type, rows) is { } list ? ItemOf(list) : null;
        foreach (var name in mask.Names)
        {
            // A field that a page does not have is one of its items.
            var owner = item is not null && Member(type, name) is null ? item : type;
            Check(operation, owner, name, mask.In(name));
        }
    }

    private static void Check(ApiOperation operation, JsonTypeInfo owner, string name, MaskFields? inner)
    {
        if (owner.Kind != JsonTypeInfoKind.Object || name == All)
        {
            return;
        }

        var member = Member(owner, name)
            ?? throw new ArgumentException(
                $"{operation} has no field \"{name}\" in its {owner.Type.Name}. "
                    + $"It has {string.Join(", ", owner.Properties.Where(known => !known.IsExtensionData).Select(known => known.Name))}. "
                    + $"A field that the SDK does not know can be named in the header {Header}.",
                nameof(name));
        foreach (var innerName in inner?.Names ?? [])
        {
            Check(operation, ItemOf(member), innerName, inner!.In(innerName));
        }
    }

    private static JsonTypeInfo? Member(JsonTypeInfo owner, string name) =>
        owner.Properties.FirstOrDefault(member => member.Name == name && !member.IsExtensionData) is { } found
            ? owner.Options.GetTypeInfo(found.PropertyType)
            : null;

    private static JsonTypeInfo ItemOf(JsonTypeInfo type) =>
        type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } ? type.Options.GetTypeInfo(element) : type;
}
