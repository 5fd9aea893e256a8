using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Core;

/// <summary>Builds what System.Text.Json knows of the types that are no models: values, lists and maps, open enums and families.</summary>
internal static class JsonType
{
    /// <summary>Builds the contract of a list.</summary>
    public static JsonTypeInfo List<T>(JsonSerializerOptions options) => Converted<List<T>>(options)
        ?? JsonMetadataServices.CreateListInfo<List<T>, T>(
            options,
            new JsonCollectionInfoValues<List<T>> { ObjectCreator = static () => [] });

    /// <summary>Builds the contract of a list that can be sent as null.</summary>
    public static JsonTypeInfo NullableList<T>(JsonSerializerOptions options) => Converted<NullableList<T>>(options)
        ?? JsonMetadataServices.CreateICollectionInfo<NullableList<T>, T>(
            options,
            new JsonCollectionInfoValues<NullableList<T>> { ObjectCreator = static () => [] });

    /// <summary>Builds the contract of a map.</summary>
    public static JsonTypeInfo Map<T>(JsonSerializerOptions options) => Map<Dictionary<string, T>, T>(options);

    /// <summary>Builds the contract of an open enum.</summary>
    public static JsonTypeInfo Enum<T>(JsonSerializerOptions options)
        where T : OpenEnum<T>, IOpenEnum<T> => Of(options, new OpenEnumConverter<T>());

    /// <summary>Builds the contract of a value that may be null.</summary>
    public static JsonTypeInfo Nullable<T>(JsonSerializerOptions options)
        where T : struct => JsonMetadataServices.CreateValueInfo<T?>(options, JsonMetadataServices.GetNullableConverter<T>(options));

    /// <summary>Builds the contract of a member that is left out, a value, or null on purpose.</summary>
    public static JsonTypeInfo Optional<T>(JsonSerializerOptions options) => Of(options, new OptionalConverter<T>());

    /// <summary>Builds the contract of a type that one converter reads and writes.</summary>
    public static JsonTypeInfo Of<T>(JsonSerializerOptions options, JsonConverter<T> converter) =>
        Converted<T>(options) ?? JsonMetadataServices.CreateValueInfo<T>(options, converter);

    /// <summary>Builds the contract of a plain value; null for any other type.</summary>
    public static JsonTypeInfo? Value(Type type, JsonSerializerOptions options) => Known(type, options) ?? Nullable(type, options);

    private static JsonTypeInfo? Known(Type type, JsonSerializerOptions options) =>
        type == typeof(string) ? Of(options, JsonMetadataServices.StringConverter!)
        : type == typeof(bool) ? Of(options, JsonMetadataServices.BooleanConverter)
        : type == typeof(int) ? Of(options, JsonMetadataServices.Int32Converter)
        : type == typeof(long) ? Of(options, JsonMetadataServices.Int64Converter)
        : type == typeof(double) ? Of(options, JsonMetadataServices.DoubleConverter)
        : type == typeof(Guid) ? Of(options, JsonMetadataServices.GuidConverter)
        : type == typeof(DateOnly) ? Of(options, JsonMetadataServices.DateOnlyConverter)
        : type == typeof(DateTimeOffset) ? Of(options, JsonMetadataServices.DateTimeOffsetConverter)
        : type == typeof(JsonData) ? Of(options, new JsonDataConverter())
        : type == typeof(JsonMap) ? Map<JsonMap, JsonData>(options)
        : type == typeof(JsonElement) ? Of(options, JsonMetadataServices.JsonElementConverter)
        : type == typeof(IDictionary<string, JsonElement>) ? Unnamed(options)
        : null;

    private static JsonTypeInfo? Nullable(Type type, JsonSerializerOptions options) =>
        type == typeof(bool?) ? Nullable<bool>(options)
        : type == typeof(int?) ? Nullable<int>(options)
        : type == typeof(long?) ? Nullable<long>(options)
        : type == typeof(double?) ? Nullable<double>(options)
        : type == typeof(Guid?) ? Nullable<Guid>(options)
        : type == typeof(DateOnly?) ? Nullable<DateOnly>(options)
        : type == typeof(DateTimeOffset?) ? Nullable<DateTimeOffset>(options)
        : null;

    private static JsonTypeInfo<IDictionary<string, JsonElement>> Unnamed(JsonSerializerOptions options) =>
        JsonMetadataServices.CreateIDictionaryInfo<IDictionary<string, JsonElement>, string, JsonElement>(
            options,
            new JsonCollectionInfoValues<IDictionary<string, JsonElement>>
            {
                ObjectCreator = static () => new UnnamedMembers([]),
            });

    private static JsonTypeInfo<TMap> Map<TMap, TValue>(JsonSerializerOptions options)
        where TMap : Dictionary<string, TValue>, new() => Converted<TMap>(options)
        ?? JsonMetadataServices.CreateDictionaryInfo<TMap, string, TValue>(
            options,
            new JsonCollectionInfoValues<TMap> { ObjectCreator = static () => new TMap() });

    // The converters of the options go before what is known of a type.
    private static JsonTypeInfo<T>? Converted<T>(JsonSerializerOptions options) =>
        options.Converters.FirstOrDefault(converter => converter.CanConvert(typeof(T))) is { } own
            ? JsonMetadataServices.CreateValueInfo<T>(options, own)
            : null;
}
