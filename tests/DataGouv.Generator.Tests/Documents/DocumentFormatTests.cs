using DataGouv.Generator.Documents;

namespace DataGouv.Generator.Tests.Documents;

public sealed class DocumentFormatTests
{
    private const string Paths = """ "paths": { "/a/": { "get": {} } } """;

    [TestCase("swagger-2.0", $$"""{ "swagger": "2.0", {{Paths}} }""")]
    [TestCase("openapi-3.0", $$"""{ "openapi": "3.0.4", {{Paths}} }""")]
    [TestCase("openapi-3.0", $$"""{ "openapi": "3.0", {{Paths}} }""")]
    public void Check_accepts_the_format_of_the_API(string format, string document) => Assert.That(() => Check(format, document), Throws.Nothing);

    [TestCase("swagger-2.0", """{ "swaggerVersion": "1.2", "apis": [] }""", "This is Swagger 1.2, and zoo is Swagger 2.0.")]
    [TestCase("swagger-2.0", $$"""{ "swagger": "1.2", {{Paths}} }""", "This is Swagger 1.2, and zoo is Swagger 2.0.")]
    [TestCase("swagger-2.0", $$"""{ "openapi": "3.0.4", {{Paths}} }""", "This is OpenAPI 3.0, and zoo is Swagger 2.0.")]
    [TestCase("openapi-3.0", $$"""{ "openapi": "3.1.0", {{Paths}} }""", "This is OpenAPI 3.1.0, and zoo is OpenAPI 3.0.")]
    [TestCase("openapi-3.0", $$"""{ "swagger": "2.0", {{Paths}} }""", "This is Swagger 2.0, and zoo is OpenAPI 3.0.")]
    [TestCase("swagger-2.0", $$"""{ "swagger": "2.0", "openapi": "3.0.4", {{Paths}} }""", "This is Swagger 2.0, and zoo is Swagger 2.0.")]
    [TestCase("swagger-2.0", """{ "message": "Not found" }""", "This is no OpenAPI document, and zoo is Swagger 2.0.")]
    [TestCase("swagger-2.0", """{ "swagger": "2.0" }""", "The document has no paths.")]
    [TestCase("swagger-2.0", """{ "swagger": "2.0", "paths": [] }""", "The document has no paths.")]
    [TestCase("swagger-2.0", """{ "swagger": "2.0", "paths": { "/a/": { "parameters": [] } } }""", "The document has no operation.")]
    public void Check_of_another_document_says_what_it_is(string format, string document, string problem) =>
        Assert.That(Assert.Throws<DocumentException>(() => Check(format, document))!.Problem, Is.EqualTo(problem));

    [Test]
    public void Check_of_the_other_format_says_what_to_write_in_the_specs() =>
        Assert.That(Assert.Throws<DocumentException>(() => Check("swagger-2.0", $$"""{ "openapi": "3.0.4", {{Paths}} }"""))!.Fix, Does.Contain("\"format\": \"openapi-3.0\""));

    private static void Check(string format, string document) =>
        DocumentFormat.Check(JsonFile.Parse(document), new Api("zoo", "Zoo", new Uri("https://example.org/swagger.json"), format, "DataGouv.Zoo"));
}
