using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Core;

/// <summary>Turns the source-generated context of an API into the options that its models are read and written with.</summary>
internal static class ApiJson
{
    /// <summary>Options that write a read model as it was read.</summary>
    public static JsonSerializerOptions CreateOptions(IJsonTypeInfoResolver context)
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = context.WithAddedModifier(WriteWhatIsPresent),
            Converters = { new ServerTimeConverter(), new FreeMapConverter() },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>How a type of the API is read and written.</summary>
    public static JsonTypeInfo<T> TypeInfo<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    private static void WriteWhatIsPresent(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(ReadModel)))
        {
            return;
        }

        foreach (var property in type.Properties.Where(property => !property.IsExtensionData))
        {
            var member = property.Order;
            property.ShouldSerialize = (model, _) => ((ReadModel)model).IsPresent(member);
        }
    }
}
