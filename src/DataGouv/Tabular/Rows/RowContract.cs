using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Tabular;

/// <summary>
/// Adapts how a record is read to what rows are: names as the table has them, infinite numbers, and no null in what is required.
/// </summary>
internal static class RowContract
{
    private static readonly ConditionalWeakTable<JsonTypeInfo, JsonTypeInfo> Adapted = [];

    /// <summary>The contract of a record for rows.</summary>
    /// <exception cref="TabularDataException">Two members are one column of the table.</exception>
    public static JsonTypeInfo<T> Of<T>(JsonTypeInfo<T> type) =>
        (JsonTypeInfo<T>)Adapted.GetValue(type, static known => Adapt((JsonTypeInfo<T>)known));

    private static JsonTypeInfo<T> Adapt<T>(JsonTypeInfo<T> type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Options.TypeInfoResolver is not { } resolver || !type.Properties.Any(NeedsMore))
        {
            return type;
        }

        CheckNames(type);

        // Nullability is only looked at where the options say so, which they then do for everything.
        var options = new JsonSerializerOptions(type.Options) { RespectNullableAnnotations = true };
        options.TypeInfoResolver = resolver.WithAddedModifier(info => Change(info, typeof(T), type.Options.RespectNullableAnnotations));
        return options.TryGetTypeInfo(typeof(T), out var adapted) ? (JsonTypeInfo<T>)adapted : type;
    }

    private static void CheckNames<T>(JsonTypeInfo<T> type)
    {
        if (type.Properties.GroupBy(member => TableColumns.NameOf(member.Name)).FirstOrDefault(same => same.Count() > 1)?.Key is { } name)
        {
            throw new TabularDataException($"Two members of {typeof(T).Name} are one column of the table, \"{name}\": keep the one that "
                + "is meant.")
            {
                Column = name,
            };
        }
    }

    private static bool NeedsMore(JsonPropertyInfo member) =>
        TableColumns.NameOf(member.Name) != member.Name || IsFloating(member) || (member.IsRequired && !member.PropertyType.IsValueType);

    private static void Change(JsonTypeInfo info, Type record, bool respectsNull)
    {
        foreach (var member in info.Properties)
        {
            if (!respectsNull && !(info.Type == record && member.IsRequired))
            {
                member.IsSetNullable |= !member.PropertyType.IsValueType;
                member.IsGetNullable |= !member.PropertyType.IsValueType;
            }

            if (info.Type == record)
            {
                member.Name = TableColumns.NameOf(member.Name);
                if (IsFloating(member))
                {
                    var handling = member.NumberHandling ?? info.NumberHandling ?? info.Options.NumberHandling;
                    member.NumberHandling = handling | JsonNumberHandling.AllowNamedFloatingPointLiterals;
                }
            }
        }
    }

    private static bool IsFloating(JsonPropertyInfo member) =>
        member.CustomConverter is null
        && (member.PropertyType == typeof(double) || member.PropertyType == typeof(double?)
            || member.PropertyType == typeof(float) || member.PropertyType == typeof(float?));
}
