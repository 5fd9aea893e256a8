using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Core;

/// <summary>
/// How models are read and written. A contract is known once a model, a list or an operation that needs it is used: a trimmed program
/// keeps the contracts of what it uses, and no others.
/// </summary>
internal static class ApiJson
{
    private static readonly ConcurrentDictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> Contracts = new();

    /// <summary>Gets the options of all models.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <summary>Makes the contract of a type known.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="create">Builds the contract.</param>
    /// <returns>Whether it was not known before.</returns>
    public static bool Know<T>(Func<JsonSerializerOptions, JsonTypeInfo> create) => Contracts.TryAdd(typeof(T), create);

    /// <summary>Makes the contract of a type known, and returns it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="create">Builds the contract.</param>
    /// <param name="parts">What <see cref="Know"/> says of the types in it, which are known before.</param>
    public static JsonTypeInfo<T> TypeInfo<T>(Func<JsonSerializerOptions, JsonTypeInfo> create, params ReadOnlySpan<bool> parts)
    {
        Know<T>(create);
        return TypeInfo<T>(Options);
    }

    /// <summary>Returns the contract of a type that is known.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="options">The options that it is for.</param>
    public static JsonTypeInfo<T> TypeInfo<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = new KnownContracts(),
            Converters = { new ServerTimeConverter() },
        };
        options.MakeReadOnly();
        return options;
    }

    private sealed class KnownContracts : IJsonTypeInfoResolver
    {
        public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
            Contracts.TryGetValue(type, out var create) ? create(options) : JsonType.Value(type, options);
    }
}
