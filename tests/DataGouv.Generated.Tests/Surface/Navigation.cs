using System.Reflection;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DataGouv.Generated.Tests.Surface;

/// <summary>Goes from the root of a client to all its request builders, the way a user goes: by properties, indexers and methods.</summary>
internal static class Navigation
{
    public static readonly Uri BaseAddress = new("https://api.example/base/");

    /// <summary>A builder of each type that can be reached, with <see cref="Samples"/> as path parameters.</summary>
    public static IReadOnlyDictionary<Type, object> From(Type root) => From(root, new HttpClientRequestAdapter(new AnonymousAuthenticationProvider()));

    /// <summary>The same builders, on an adapter that is given.</summary>
    public static IReadOnlyDictionary<Type, object> From(Type root, IRequestAdapter adapter)
    {
        var reached = new Dictionary<Type, object>();
        var waiting = new Queue<object>([Activator.CreateInstance(root, BaseAddress, adapter)!]);
        while (waiting.TryDequeue(out var builder))
        {
            if (!reached.TryAdd(builder.GetType(), builder))
                continue;
            foreach (var step in Steps(builder))
                waiting.Enqueue(step);
        }

        return reached;
    }

    private static IEnumerable<object> Steps(object builder)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        foreach (var property in builder.GetType().GetProperties(Own).Where(property => IsBuilder(property.PropertyType)))
            yield return property.GetValue(builder, [.. property.GetIndexParameters().Select(parameter => Samples.Value(parameter.ParameterType))])!;
        foreach (var method in builder.GetType().GetMethods(Own).Where(method => !method.IsSpecialName && IsBuilder(method.ReturnType) && method.Name != "WithUrl"))
            yield return method.Invoke(builder, [.. method.GetParameters().Select(parameter => Samples.Value(parameter.ParameterType))])!;
    }

    private static bool IsBuilder(Type type) => type.IsSubclassOf(typeof(ApiRequestBuilder));
}
