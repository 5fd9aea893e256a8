using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DataGouv.Catalog;
using DataGouv.Core;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tests.Writing;

/// <summary>One kind of object that can be read and changed at one place, as reflection finds it in the generated clients.</summary>
internal sealed class WrittenObject
{
    private static readonly Assembly Generated = typeof(Dataset).Assembly;

    private readonly Type _builder;
    private readonly MethodInfo _update;

    private WrittenObject(Type builder, MethodInfo update)
    {
        _builder = builder;
        _update = update;
        Patch = update.GetParameters()[0].ParameterType.GetGenericArguments()[0];
        Model = update.ReturnType.GetGenericArguments()[0];
    }

    public static IReadOnlyList<WrittenObject> All { get; } =
    [
        .. from builder in Generated.GetExportedTypes()
        where builder.IsSubclassOf(typeof(ApiRequestBuilder))
        let update = builder.GetMethod("UpdateAsync")
        where update is not null
        select new WrittenObject(builder, update),
    ];

    /// <summary>Gets what is sent to change the object.</summary>
    public Type Patch { get; }

    /// <summary>Gets what is read.</summary>
    public Type Model { get; }

    /// <summary>Gets what is sent to make the object; null where it cannot be made.</summary>
    public Type? Input => Generated.GetType(Patch.FullName![..^"Patch".Length] + "Input");

    /// <summary>Gets the members of the patch.</summary>
    public IEnumerable<PropertyInfo> Members => Patch.GetProperties().Where(member => WireName(member) is not null);

    public static string? WireName(PropertyInfo member) => member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name;

    /// <summary>Returns the form that a member has when it is read: what is sent as an id is read as an object.</summary>
    public JsonNode? ReadForm(string member, JsonNode? value)
    {
        var property = Model.GetProperties().FirstOrDefault(property => WireName(property) == member);
        return property is null ? value?.DeepClone() : ReadForm(property.PropertyType, value);
    }

    /// <summary>Calls the update.</summary>
    public async Task<JsonModel> UpdateAsync(DataGouvClient client, Action<object> change)
    {
        var arguments = _update.GetParameters().Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : null).ToArray();
        arguments[0] = Delegate.CreateDelegate(_update.GetParameters()[0].ParameterType, change.Target, change.Method);
        arguments[^1] = CancellationToken.None;
        var task = (Task)_update.Invoke(Builder(client), arguments)!;
        await task;
        return (JsonModel)((dynamic)task).Result;
    }

    /// <summary>Reads the object.</summary>
    public async Task<JsonModel> GetAsync(DataGouvClient client)
    {
        var task = (Task)_builder.GetMethod("GetAsync")!.Invoke(Builder(client), [null, CancellationToken.None])!;
        await task;
        return (JsonModel)((dynamic)task).Result;
    }

    public override string ToString() => Patch.Name;

    private static JsonNode? ReadForm(Type type, JsonNode? value) =>
        value switch
        {
            JsonValue id when type.IsSubclassOf(typeof(ReadModel)) => new JsonObject { ["id"] = id.DeepClone() },
            JsonArray list when type == typeof(ListLink) => new JsonObject { ["href"] = list.ToJsonString(), ["total"] = list.Count },
            JsonArray list when type.IsGenericType => new JsonArray([
                .. list.Select(item => ReadForm(type.GetGenericArguments()[0], item)),
            ]),
            _ => value?.DeepClone(),
        };

    private object Builder(DataGouvClient client)
    {
        ApiRequestBuilder root = _builder.Namespace == typeof(Dataset).Namespace ? client.Catalog : client.CatalogV2;
        var adapter = (IRequestAdapter)Protected(root, "RequestAdapter");
        var parameters = new Dictionary<string, object>(
            (Dictionary<string, object>)Protected(root, "PathParameters"),
            StringComparer.Ordinal);
        var template = ((ApiOperation)_builder.GetProperty("GetOperation")!.GetValue(null)!).UrlTemplate;
        foreach (
            var name in template.Split('{').Skip(1).Select(part => part.Split('}')[0].TrimStart('+')).Where(name => !name.StartsWith('?')))
        {
            parameters.TryAdd(name, "5ea4aeb55c72261a34993fe1");
        }

        return Activator.CreateInstance(_builder, parameters, adapter)!;
    }

    private static object Protected(ApiRequestBuilder builder, string name) =>
        typeof(BaseRequestBuilder).GetProperty(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(builder)!;
}
