using System.Reflection;
using System.Text.Json;
using DataGouv.Catalog;
using DataGouv.CatalogV2;
using DataGouv.Metrics;
using DataGouv.Tabular;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Generated.Tests.Json;

/// <summary>What everybody may read has serializers of its own, so that a trimmed program carries no others: they must know all that can be read.</summary>
public sealed class PublicJsonTests
{
    private static readonly Dictionary<string, JsonSerializerOptions> OptionsOf = new(StringComparer.Ordinal)
    {
        ["DataGouv.Catalog"] = CatalogPublicJson.Options,
        ["DataGouv.CatalogV2"] = CatalogV2PublicJson.Options,
        ["DataGouv.Metrics"] = MetricsPublicJson.Options,
        ["DataGouv.Tabular"] = TabularPublicJson.Options,
    };

    private static IEnumerable<TestCaseData> Reads =>
        from builder in typeof(ApiRequestBuilder).Assembly.GetTypes()
        where builder.IsSubclassOf(typeof(ApiRequestBuilder))
        let operation = builder.GetProperty("GetOperation", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ApiOperation
        where operation is { Access: OperationAccess.Public, Method: Method.GET }
        let answer = builder.GetMethod("GetAsync")!.ReturnType
        where answer.IsGenericType && answer.GetGenericArguments()[0] != typeof(Stream)
        select new TestCaseData(answer.GetGenericArguments()[0], OptionsOf[builder.Namespace!]).SetArgDisplayNames($"{builder.Namespace} {operation}");

    [TestCaseSource(nameof(Reads))]
    public void GetTypeInfo_answerOfAPublicRead_knowsEveryTypeInIt(Type answer, JsonSerializerOptions options)
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>([answer]);
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

        Assert.That(seen.Where(type => !options.TryGetTypeInfo(type, out _)), Is.Empty);
    }

    // The members of a family are found by its converter alone.
    private static IEnumerable<Type> Inner(Type type, JsonSerializerOptions options) =>
        type.GetGenericArguments()
            .Concat(options.TryGetTypeInfo(type, out var info) ? info.Properties.Select(property => property.PropertyType) : [])
            .Concat(type.IsAbstract && type.IsSubclassOf(typeof(ReadModel)) ? type.Assembly.GetTypes().Where(member => member.IsSubclassOf(type)) : []);
}
