using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class CSharpPropertyTests
{
    private static readonly JObject Schemas = JObject.Parse("""
        {
          "Animal": {
            "required": [ "class" ],
            "properties": { "class": { "type": "string", "x-csharp-name": "Class" }, "age": { "type": "integer", "x-csharp-name": "Age" } }
          },
          "Dog": {
            "allOf": [
              { "$ref": "#/components/schemas/Animal" },
              {
                "required": [ "tail_length" ],
                "properties": {
                  "tail_length": { "type": "number", "x-csharp-name": "TailLength", "x-csharp-sends-null": "value" },
                  "names": { "type": "array", "items": { "type": "string" }, "x-csharp-name": "Names", "x-datagouv-emptied": true }
                }
              }
            ]
          },
          "Nothing": {}
        }
        """);

    [TestCase("Animal", "class,age")]
    [TestCase("Dog", "class,age,tail_length,names")]
    [TestCase("Nothing", "")]
    public void Of_a_model_is_what_it_inherits_and_then_its_own(string model, string names) =>
        Assert.That(string.Join(',', Of(model).Select(property => property.WireName)), Is.EqualTo(names));

    [TestCase("age", "Age")]
    [TestCase("tail_length", "TailLength")]
    public void Name_is_that_of_DotNet(string wireName, string name) => Assert.That(OfDog(wireName).Name, Is.EqualTo(name));

    [TestCase("age", "int")]
    [TestCase("names", "List<string>")]
    public void Type_is_that_of_CSharp_without_what_makes_it_nullable(string wireName, string type) =>
        Assert.That(OfDog(wireName).Type, Is.EqualTo(type));

    [TestCase("class", true)]
    [TestCase("age", false)]
    [TestCase("tail_length", true)]
    [TestCase("names", false)]
    public void IsRequired_says_whether_the_model_that_has_it_requires_it(string wireName, bool isRequired) =>
        Assert.That(OfDog(wireName).IsRequired, Is.EqualTo(isRequired));

    [TestCase("tail_length", "_tailLength")]
    [TestCase("names", "_names")]
    public void Field_of_its_own_is_the_field(string wireName, string field) => Assert.That(OfDog(wireName).Field, Is.EqualTo(field));

    [TestCase("class", "ClassIfSent")]
    [TestCase("age", "Age")]
    public void Field_of_what_is_inherited_is_what_gives_it_where_it_was_sent(string wireName, string field) =>
        Assert.That(OfDog(wireName).Field, Is.EqualTo(field));

    [TestCase("tail_length", "value")]
    [TestCase("names", null)]
    public void SendsNull_says_how(string wireName, string? form) => Assert.That(OfDog(wireName).SendsNull, Is.EqualTo(form));

    [TestCase("tail_length", false)]
    [TestCase("names", true)]
    public void IsEmptied_says_what_an_update_must_not_lack(string wireName, bool isEmptied) =>
        Assert.That(OfDog(wireName).IsEmptied, Is.EqualTo(isEmptied));

    private static CSharpProperty OfDog(string wireName) => Of("Dog").Single(property => property.WireName == wireName);

    private static IReadOnlyList<CSharpProperty> Of(string model) => CSharpProperty.Of((JObject)Schemas[model]!, Schemas);
}
