using System.Text;
using DataGouv.Catalog;
using DataGouv.Core;

namespace DataGouv.Tests.Documentation;

/// <summary>
/// A file that has the usings of an ordinary program can name every type of this product: no name is that of another type. The program is
/// compiled, because the compiler is the one that would complain.
/// </summary>
public sealed class CommonUsingsTests
{
    private static readonly string[] Common =
    [
        "System.Diagnostics",
        "System.Net",
        "System.Text.Json",
        "Microsoft.Extensions.Configuration",
        "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.Hosting",
        "Microsoft.Extensions.Logging",
        "Microsoft.Extensions.Options",
    ];

    private static readonly Type[] Types =
    [
        .. new[] { typeof(CatalogRequestBuilder), typeof(DataGouvClient) }
            .SelectMany(type => type.Assembly.GetExportedTypes())
            .Where(type => !type.IsNested),
    ];

    [Test]
    public void Compile_programOfBothCatalogues_namesEveryTypeOfThem() =>
        Assert.That(Diagnose(Types.Where(type => type.Namespace is "DataGouv.Catalog" or "DataGouv.CatalogV2" or "DataGouv")), Is.Empty);

    [Test]
    public void Compile_programOfAllServices_namesEveryModelOfThem() =>
        Assert.That(Diagnose(Types.Where(type => !type.IsSubclassOf(typeof(ApiRequestBuilder)))), Is.Empty);

    [Test]
    public void Compile_programOfAllServices_readsAndWritesWithTheTypesOfBothCatalogues() =>
        Assert.That(
            SampleProgram.Diagnose("""
                using System.Diagnostics;
                using DataGouv;
                using DataGouv.Catalog;
                using DataGouv.CatalogV2;

                using var client = new DataGouvClient();
                Dataset dataset = await client.Catalog.Datasets["a"].GetAsync();
                DatasetV2 light = await client.CatalogV2.Datasets["a"].GetAsync();
                Resource? resource = (await client.CatalogV2.Datasets.Resources[Guid.Empty].GetAsync()).Resource;
                Organization? organization = (await client.CatalogV2.Organizations.Search.GetAsync()).Data[0];
                Topic topic = await client.CatalogV2.Topics["a"].GetAsync();
                Reuse reuse = await client.Catalog.Reuses["a"].GetAsync();
                ResourceType? type = resource?.Type;
                Activity? activity = null;
                ActivityEntry? entry = null;
                Console.WriteLine((dataset, light, organization, topic, reuse, type, activity, entry));
                """),
            Is.Empty);

    private static IReadOnlyList<string> Diagnose(IEnumerable<Type> types)
    {
        var named = types.ToList();
        var program = new StringBuilder();
        foreach (var space in named.Select(type => type.Namespace!).Concat(Common).Distinct().Order(StringComparer.Ordinal))
        {
            program.AppendLine($"using {space};");
        }

        foreach (var type in named)
        {
            program.AppendLine($"Console.WriteLine(typeof({Written(type)}));");
        }

        return SampleProgram.Diagnose(program.ToString());
    }

    private static string Written(Type type) =>
        type.IsGenericTypeDefinition ? $"{type.Name.Split('`')[0]}<{new string(',', type.GetGenericArguments().Length - 1)}>" : type.Name;
}
