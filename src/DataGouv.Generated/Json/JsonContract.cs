using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Core;

/// <summary>
/// Builds what System.Text.Json knows of a model, as its own source generator does. That one writes all that a context reaches into the
/// context, which a trimmed program keeps as a whole: a context for each area came to 345,000 lines and an assembly of 9 MB. Here each
/// model is written once, and kept by the programs that name it.
/// </summary>
internal static class JsonContract
{
    /// <summary>Builds the contract of a model.</summary>
    /// <param name="options">The options that it is for.</param>
    /// <param name="create">Makes an empty model.</param>
    /// <param name="members">Builds its members.</param>
    public static JsonTypeInfo Model<T>(
        JsonSerializerOptions options,
        Func<T> create,
        Func<JsonSerializerOptions, JsonPropertyInfo[]> members)
        where T : JsonModel
    {
        var contract = JsonMetadataServices.CreateObjectInfo(
            options,
            new JsonObjectInfoValues<T> { ObjectCreator = create, PropertyMetadataInitializer = _ => members(options) });
        if (typeof(T).IsSubclassOf(typeof(WriteModel)))
        {
            contract.OnSerializing = JsonBody.Check;
        }

        return contract;
    }

    /// <summary>Builds a member of a read model, which is written when it is present.</summary>
    /// <param name="options">The options that it is for.</param>
    /// <param name="model">The type of the model.</param>
    /// <param name="name">The name on the wire.</param>
    /// <param name="place">The place in the model, from 1.</param>
    /// <param name="get">Gets the value.</param>
    /// <param name="set">Sets the value.</param>
    public static JsonPropertyInfo Read<T>(
        JsonSerializerOptions options,
        Type model,
        string name,
        int place,
        Func<object, T?> get,
        Action<object, T?> set)
    {
        var member = Member(options, model, name, get, set);
        member.Order = place;
        member.ShouldSerialize = (owner, _) => ((ReadModel)owner).IsPresent(place);
        return member;
    }

    /// <summary>Builds a member of a write model that is always written.</summary>
    /// <param name="options">The options that it is for.</param>
    /// <param name="model">The type of the model.</param>
    /// <param name="name">The name on the wire.</param>
    /// <param name="get">Gets the value.</param>
    /// <param name="set">Sets the value.</param>
    public static JsonPropertyInfo Required<T>(
        JsonSerializerOptions options,
        Type model,
        string name,
        Func<object, T?> get,
        Action<object, T?> set)
    {
        var member = Member(options, model, name, get, set);
        member.IsRequired = true;
        return member;
    }

    /// <summary>Builds a member of a write model that is written when it is set.</summary>
    public static JsonPropertyInfo Optional<T>(
        JsonSerializerOptions options,
        Type model,
        string name,
        Func<object, T?> get,
        Action<object, T?> set) => Member(options, model, name, get, set, JsonIgnoreCondition.WhenWritingDefault);

    /// <summary>Builds a member of a write model that is written when it is set, and as null when that is its purpose.</summary>
    public static JsonPropertyInfo SendsNull<T>(
        JsonSerializerOptions options,
        Type model,
        string name,
        Func<object, T?> get,
        Action<object, T?> set)
        where T : class, ISendsNull<T> =>
        Member(options, model, name, get, set, JsonIgnoreCondition.WhenWritingNull, new SendsNullConverter<T>(takesNull: true));

    /// <summary>Builds a member of a write model whose type can be null on purpose, where the server takes no null.</summary>
    public static JsonPropertyInfo RefusesNull<T>(
        JsonSerializerOptions options,
        Type model,
        string name,
        bool isRequired,
        Func<object, T?> get,
        Action<object, T?> set)
        where T : class, ISendsNull<T>
    {
        var member = Member(
            options,
            model,
            name,
            get,
            set,
            JsonIgnoreCondition.WhenWritingNull,
            new SendsNullConverter<T>(takesNull: false));
        member.IsRequired = isRequired;
        return member;
    }

    /// <summary>Builds the member of a model that holds what it does not name.</summary>
    public static JsonPropertyInfo Unnamed(JsonSerializerOptions options) =>
        JsonMetadataServices.CreatePropertyInfo(
            options,
            new JsonPropertyInfoValues<IDictionary<string, JsonElement>>
            {
                IsProperty = true,
                IsPublic = true,
                DeclaringType = typeof(JsonModel),
                PropertyName = nameof(JsonModel.AdditionalData),
                IsExtensionData = true,
                Getter = static model => ((JsonModel)model).UnnamedMembers,
                Setter = static (model, value) => ((JsonModel)model).UnnamedMembers = value,
            });

    private static JsonPropertyInfo Member<T>(
        JsonSerializerOptions options,
        Type model,
        string name,
        Func<object, T?> get,
        Action<object, T?> set,
        JsonIgnoreCondition? unless = null,
        JsonConverter<T>? converter = null) =>
        JsonMetadataServices.CreatePropertyInfo(
            options,
            new JsonPropertyInfoValues<T>
            {
                IsProperty = true,
                IsPublic = true,
                DeclaringType = model,
                PropertyName = name,
                JsonPropertyName = name,
                IgnoreCondition = unless,
                Converter = converter,
                Getter = get,
                Setter = set,
            });
}
