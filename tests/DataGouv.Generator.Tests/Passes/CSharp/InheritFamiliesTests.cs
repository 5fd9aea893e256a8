using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class InheritFamiliesTests
{
    [TestCase("$.components.schemas.Dog.allOf[0]", """{"$ref":"#/components/schemas/Animal"}""")]
    [TestCase("$.components.schemas.Dog.allOf[1].properties", """{"tail":{"x-csharp-order":2}}""")]
    [TestCase("$.components.schemas.Dog.x-csharp-discriminator-value", "\"Dog\"")]
    [TestCase("$.components.schemas.Dog.x-csharp-discriminator-name", "\"Class\"")]
    [TestCase("$.components.schemas.Animal.x-csharp-members", """["Dog|Dog"]""")]
    [TestCase("$.components.schemas.Animal.x-csharp-discriminator", "\"class\"")]
    public void Apply_makes_classes_of_a_family(string path, string part) =>
        Assert.That(Family("Animal").After<InheritFamilies>().At(path)!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(part));

    [Test]
    public void Apply_to_a_member_that_does_not_extend_its_base_refuses_it() =>
        Assert.That(Family("Plant").Refused<InheritFamilies>().JsonPath, Is.EqualTo("$.components.schemas['Dog']"));

    private static JObject Family(string familyOfDog) => Tiny.Schemas($$"""
        "Animal": { "properties": { "class": { "x-csharp-name": "Class" } }, "discriminator": { "propertyName": "class", "mapping": { "Dog": "#/components/schemas/Dog" } }, "anyOf": [] },
        "Dog": { "x-datagouv-family": "{{familyOfDog}}", "properties": { "class": {}, "tail": {} } }
        """);
}
