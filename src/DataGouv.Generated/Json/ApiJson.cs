using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Core;

/// <summary>Makes the options that the models of an API are read and written with.</summary>
internal static class ApiJson
{
    /// <summary>Makes the options of some areas.</summary>
    /// <param name="areas">What knows the types.</param>
    public static JsonSerializerOptions CreateOptions(params IJsonTypeInfoResolver[] areas)
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(areas),
            Converters = { new ServerTimeConverter() },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>How a type of the API is read and written.</summary>
    public static JsonTypeInfo<T> TypeInfo<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
