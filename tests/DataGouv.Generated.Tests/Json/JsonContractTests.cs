using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DataGouv.Generated.Tests.Surface;

namespace DataGouv.Generated.Tests.Json;

/// <summary>
/// What the generated contracts say of a model is what System.Text.Json itself reads from its attributes: a program that gives the models
/// to options of its own gets the same JSON.
/// </summary>
[TestFixtureSource(typeof(GeneratedApi), nameof(GeneratedApi.All))]
internal sealed class JsonContractTests(object client)
{
    private readonly GeneratedApi api = (GeneratedApi)client;

    private readonly JsonSerializerOptions reflected = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new ServerTimeConverter() },
    };

    [Test]
    public void Properties_of_any_model_are_those_of_its_attributes() => Assert.Multiple(() =>
    {
        foreach (var model in Models)
        {
            Assert.That(Described(api.Options, model), Is.EqualTo(Described(reflected, model)), model.Name);
        }
    });

    [Test]
    public void Kind_of_any_model_is_that_of_its_attributes() => Assert.Multiple(() =>
    {
        foreach (var model in Models)
        {
            Assert.That(api.Options.GetTypeInfo(model).Kind, Is.EqualTo(reflected.GetTypeInfo(model).Kind), model.Name);
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

    private static IEnumerable<string> Described(JsonSerializerOptions options, Type model) =>
        from property in options.GetTypeInfo(model).Properties
        let facts = $"required {property.IsRequired}, extension data {property.IsExtensionData}"
        select $"{property.Name}: {property.PropertyType}, {property.Order}, {facts}";
}
