using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DataGouv.Generated.Tests.Surface;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Generated.Tests.Json;

/// <summary>
/// Every area of an API has serializers of its own, so that a trimmed program carries no others: they must know all that is read and
/// written there.
/// </summary>
internal sealed class JsonAreaTests
{
    private static readonly Dictionary<string, JsonSerializerOptions> Areas = typeof(ReadModel).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IJsonTypeInfoResolver)))
        .ToDictionary(type => type.Name, Options, StringComparer.Ordinal);

    private static IEnumerable<TestCaseData> Operations =>
        from api in GeneratedApi.All
        from operation in api.Operations
        where Sent(operation).Any()
        select new TestCaseData(operation, AreaOf(api, operation)).SetArgDisplayNames($"{api} {operation}");

    [TestCaseSource(nameof(Operations))]
    public void GetTypeInfo_of_an_area_knows_every_type_of_its_operations(object operation, string area)
    {
        var seen = Reached(Sent((GeneratedOperation)operation), Areas[area]);

        Assert.That(seen.Where(type => !Areas[area].TryGetTypeInfo(type, out _)), Is.Empty);
    }

    [TestCaseSource(typeof(GeneratedApi), nameof(GeneratedApi.All))]
    public void GetTypeInfo_of_an_API_knows_every_model(object api)
    {
        var models = ((GeneratedApi)api).ReadModels.Concat(((GeneratedApi)api).WriteModels);

        Assert.That(models.Where(model => !((GeneratedApi)api).Options.TryGetTypeInfo(model, out _)), Is.Empty);
    }

    [TestCase("CatalogDatasetsReadJson", typeof(Catalog.DatasetInput))]
    [TestCase("CatalogDatasetsReadJson", typeof(Catalog.HarvestSource))]
    [TestCase("CatalogDatasetsJson", typeof(Catalog.HarvestSource))]
    [TestCase("CatalogSpatialReadJson", typeof(Catalog.Dataset))]
    [TestCase("CatalogV2DatasetsReadJson", typeof(CatalogV2.Topic))]
    public void GetTypeInfo_of_an_area_knows_nothing_of_others(string area, Type type) =>
        Assert.That(Areas[area].TryGetTypeInfo(type, out _), Is.False);

    private static JsonSerializerOptions Options(Type area) =>
        (JsonSerializerOptions)area.GetProperty("Options", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    // By the first segment of the path, and in it what everybody may read apart.
    private static string AreaOf(GeneratedApi api, GeneratedOperation operation)
    {
        var segment = operation.Facts.Path.Split('/').First(segment => segment is not ("" or "api")).Trim('{', '}');
        var name = string.Concat(segment.Split('_', '-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return $"{api}{name}{(operation.Facts is { Access: OperationAccess.Public, Method: Method.GET } ? "Read" : "")}Json";
    }

    private static IEnumerable<Type> Sent(GeneratedOperation operation)
    {
        Type?[] types = [operation.Result, operation.Body];
        return types.OfType<Type>().Where(type => type != typeof(Stream) && !type.IsAssignableTo(typeof(MultipartForm)));
    }

    private static HashSet<Type> Reached(IEnumerable<Type> roots, JsonSerializerOptions options)
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>(roots);
        while (open.TryPop(out var type))
        {
            if (seen.Add(type))
            {
                foreach (var inner in Inner(type, options))
                {
                    open.Push(inner);
                }
            }
        }

        return seen;
    }

    // The members of a family are found by its converter alone, and only those that a value of the discriminator names.
    private static IEnumerable<Type> Inner(Type type, JsonSerializerOptions options) =>
        type.GetGenericArguments()
            .Concat(options.TryGetTypeInfo(type, out var info) ? info.Properties.Select(property => property.PropertyType) : [])
            .Concat(FamilyMembers.Of(type));
}
