using DataGouv.Generator.Passes.Canonical;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class DeclareFamiliesTests
{
    [TestCase("$.components.schemas.Animal.discriminator", """{"propertyName":"class","mapping":{"Dog":"#/components/schemas/Dog","Wolf":"#/components/schemas/Dog","Cat":"#/components/schemas/Cat"}}""")]
    [TestCase("$.components.schemas.Animal.anyOf[0]", """{"$ref":"#/components/schemas/Dog"}""")]
    [TestCase("$.components.schemas.Animal.anyOf[1]", """{"$ref":"#/components/schemas/Cat"}""")]
    [TestCase("$.components.schemas.Animal.anyOf[2].not.properties.class.enum", """["Cat","Dog","Wolf"]""")]
    [TestCase("$.components.schemas.Dog.properties.class", """{"type":"string","enum":["Dog","Wolf"]}""")]
    public void Apply_writes_a_family_in_the_words_of_OpenAPI(string path, string part) => Assert.That(Family().After<DeclareFamilies>().Text(path), Is.EqualTo(part));

    [Test]
    public void Apply_takes_the_word_out() => Assert.That(Family().After<DeclareFamilies>().At("$.components.schemas.Animal.x-datagouv-discriminator"), Is.Null);

    private static JObject Family() => Tiny.Schemas("""
        "Animal": { "properties": { "class": { "type": "string" } }, "x-datagouv-discriminator": { "mapping": {
          "Dog": "#/components/schemas/Dog", "Wolf": "#/components/schemas/Dog", "Cat": "#/components/schemas/Cat" } } },
        "Dog": { "properties": { "class": { "type": "string" } } },
        "Cat": {}
        """);
}
