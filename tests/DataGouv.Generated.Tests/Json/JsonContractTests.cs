using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using DataGouv.Generated.Tests.Surface;

namespace DataGouv.Generated.Tests.Json;

/// <summary>What the generated contracts say of a model is what its class says.</summary>
[TestFixtureSource(typeof(GeneratedApi), nameof(GeneratedApi.All))]
internal sealed class JsonContractTests(object client)
{
    private readonly GeneratedApi api = (GeneratedApi)client;

    [Test]
    public void Properties_of_any_model_are_those_of_its_class() => Assert.Multiple(() =>
    {
        foreach (var model in Models)
        {
            var contract = api.Options.GetTypeInfo(model).Properties.Where(property => !property.IsExtensionData);
            Assert.That(
                contract.Select(property => (property.Name, property.IsRequired)),
                Is.EquivalentTo(model.IsAbstract ? [] : Declared(model)),
                model.Name);
        }
    });

    [Test]
    public void CreateObject_of_any_model_makes_one() => Assert.Multiple(() =>
    {
        foreach (var model in Models.Where(model => !model.IsAbstract))
        {
            Assert.That(api.Options.GetTypeInfo(model).CreateObject!(), Is.TypeOf(model));
        }
    });

    [Test]
    public void Set_of_any_property_is_read_by_its_get() => Assert.Multiple(() =>
    {
        foreach (var model in Models.Where(model => !model.IsAbstract))
        {
            var contract = api.Options.GetTypeInfo(model);
            foreach (var property in contract.Properties.Where(property => property.PropertyType == typeof(string)))
            {
                var instance = contract.CreateObject!();
                property.Set!(instance, "a value");
                Assert.That(property.Get!(instance), Is.EqualTo("a value"), $"{model.Name}.{property.Name}");
            }
        }
    });

    private IEnumerable<Type> Models => api.ReadModels.Concat(api.WriteModels);

    private static IEnumerable<(string Name, bool IsRequired)> Declared(Type model) =>
        from property in model.GetProperties()
        let name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        where name is not null
        select (name, property.IsDefined(typeof(RequiredMemberAttribute)));
}
