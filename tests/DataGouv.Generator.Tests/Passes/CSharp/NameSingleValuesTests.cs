using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.CSharp;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class NameSingleValuesTests
{
    private const string Token = """
        "Token": { "properties": { "kind": { "type": "string", "enum": [ "api_key" ], "readOnly": true } } }
        """;

    [Test]
    public void Apply_gives_an_enum_of_one_value_the_name_of_its_place() => Assert.That(
        Tiny.Schemas(Token).After<NameSingleValues>().Text("components.schemas.TokenKind"),
        Is.EqualTo("""{"type":"string","enum":["api_key"]}"""));

    [Test]
    public void Apply_keeps_what_the_property_says_beside_it() => Assert.That(
        Tiny.Schemas(Token).After<NameSingleValues>().Text("components.schemas.Token.properties.kind"),
        Is.EqualTo("""{"readOnly":true,"allOf":[{"$ref":"#/components/schemas/TokenKind"}]}"""));

    [Test]
    public void Apply_leaves_the_claim_of_a_member_of_a_family_alone()
    {
        var document = Tiny.Schemas(Token);
        document.Schemas()["Token"]![Words.Family] = "Base";

        Assert.That(document.After<NameSingleValues>().Schemas().Properties().Select(schema => schema.Name), Is.EqualTo(["Token"]));
    }

    [Test]
    public void Apply_to_one_name_for_two_properties_of_the_same_value_makes_one_type() => Assert.That(
        Tiny.Schemas("""
            "Token": { "properties": { "kind": { "type": "string", "enum": [ "api_key" ], "x-datagouv-name": "TokenKind" } } },
            "New": { "properties": { "kind": { "type": "string", "enum": [ "api_key" ], "x-datagouv-name": "TokenKind" } } }
            """).After<NameSingleValues>().Schemas().Properties().Select(schema => schema.Name),
        Is.EqualTo(["Token", "New", "TokenKind"]));

    [Test]
    public void Apply_where_the_name_is_taken_refuses_it() => Assert.That(
        Tiny.Schemas(Token + """, "TokenKind": {} """).Refused<NameSingleValues>().JsonPath,
        Is.EqualTo("$.components.schemas.Token.properties.kind"));
}
