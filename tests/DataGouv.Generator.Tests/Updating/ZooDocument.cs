using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Updating;

/// <summary>A small document of a platform that keeps animals.</summary>
internal static class ZooDocument
{
    public const string Overlay = """
        {
          "overlay": "1.0.0",
          "info": {"title": "Zoo", "version": "1"},
          "actions": [
            {
              "target": "$.paths['/animals/'].get",
              "description": "Everybody may look.",
              "update": {"x-datagouv-access": "public"}
            },
            {"target": "$.components.schemas.Animal.properties.name",
             "description": "Upstream does not say what it is.",
             "update": {"description": "Its name."}},
            {
              "target": "$.components.schemas.Animal.properties.species",
              "description": "It is no number.",
              "update": {"type": "string"}
            }
          ]
        }
        """;

    public static JObject Old => JObject.Parse("""
        {
          "openapi": "3.0.3",
          "info": {"title": "Zoo", "version": "1"},
          "paths": {
            "/animals/": {"get": {"operationId": "animals", "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Animal"}}}}}}}
          },
          "components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-API-KEY"}}, "schemas": {"Animal": {"type": "object", "properties": {
            "name": {"type": "string"},
            "species": {"type": "integer"},
            "diet": {"type": "string", "enum": ["meat", "grass"]}
          }}}}
        }
        """);

    /// <summary>One property more.</summary>
    public static JObject New
    {
        get
        {
            var document = Old;
            Properties(document)["weight"] = new JObject { ["type"] = "number" };
            return document;
        }
    }

    public static JObject Properties(JObject document) => (JObject)document["components"]!["schemas"]!["Animal"]!["properties"]!;
}
