using System.Reflection;
using System.Text.Json;

namespace DataGouv.Generated.Tests.Surface;

/// <summary>One generated client, as reflection finds it.</summary>
internal sealed class GeneratedApi
{
    private const string OperationSuffix = "Operation";

    private GeneratedApi(Type root)
    {
        Root = root;
        Types = [.. root.Assembly.GetExportedTypes().Where(type => type.Namespace == root.Namespace)];
        Builders = [.. Types.Where(type => type.IsAssignableTo(typeof(ApiRequestBuilder)))];
        Operations =
        [
            .. Builders
                .SelectMany(OperationsOf)
                .OrderBy(operation => operation.Facts.Path, StringComparer.Ordinal)
                .ThenBy(operation => operation.Verb, StringComparer.Ordinal),
        ];
        Options = (JsonSerializerOptions)Types.Single(type => type.Name == Name + "Json").GetProperty("Options")!.GetValue(null)!;
    }

    public static GeneratedApi Catalog { get; } = new(typeof(Catalog.CatalogRequestBuilder));

    public static GeneratedApi CatalogV2 { get; } = new(typeof(CatalogV2.CatalogV2RequestBuilder));

    public static GeneratedApi Metrics { get; } = new(typeof(Metrics.MetricsRequestBuilder));

    public static GeneratedApi Tabular { get; } = new(typeof(Tabular.TabularRequestBuilder));

    public static IReadOnlyList<GeneratedApi> All { get; } = [Catalog, CatalogV2, Metrics, Tabular];

    /// <summary>The last part of the namespace.</summary>
    public string Name => Root.Namespace!.Split('.')[^1];

    /// <summary>The request builder at the top.</summary>
    public Type Root { get; }

    /// <summary>The public types, nested ones too.</summary>
    public IReadOnlyList<Type> Types { get; }

    public IReadOnlyList<Type> Builders { get; }

    public IReadOnlyList<GeneratedOperation> Operations { get; }

    /// <summary>How its models are read and written.</summary>
    public JsonSerializerOptions Options { get; }

    /// <summary>Its models and enums: the types that are neither a builder nor a part of one.</summary>
    public IEnumerable<Type> Models =>
        Types.Where(type => !type.IsNested && !type.IsAssignableTo(typeof(ApiRequestBuilder)) && !(type.IsAbstract && type.IsSealed));

    public IEnumerable<Type> ReadModels => Models.Where(type => type.IsSubclassOf(typeof(ReadModel)));

    public IEnumerable<Type> WriteModels => Models.Where(type => type.IsSubclassOf(typeof(WriteModel)));

    public IEnumerable<Type> Forms => Models.Where(type => type.IsSubclassOf(typeof(MultipartForm)));

    public IEnumerable<Type> Enums => Models.Where(type => type.IsSubclassOf(typeof(OpenEnum)));

    public override string ToString() => Name;

    private static IEnumerable<GeneratedOperation> OperationsOf(Type builder) =>
        from property in builder.GetProperties(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where property.PropertyType == typeof(ApiOperation)
        select new GeneratedOperation(builder, property.Name[..^OperationSuffix.Length], (ApiOperation)property.GetValue(null)!);
}
