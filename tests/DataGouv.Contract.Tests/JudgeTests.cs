using DataGouv.Contract.Tests.Judging;
using Newtonsoft.Json.Linq;

namespace DataGouv.Contract.Tests;

/// <summary>The judge can say no: each of its reasons, on a document of a few lines.</summary>
internal sealed class JudgeTests
{
    private const string Animals = """
        {
          "openapi": "3.0.3",
          "info": { "title": "Animals", "version": "1" },
          "paths": {
            "/animals/{id}/": {
              "get": {
                "responses": {
                  "200": { "description": "One.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Animal" } } } },
                  "410": { "$ref": "#/components/responses/Gone" }
                }
              },
              "delete": { "responses": { "204": { "description": "Gone." } } }
            },
            "/animals/best/": { "get": { "responses": { "2XX": { "description": "A picture.", "content": { "image/png": {} } } } } },
            "/animals/names/": { "get": { "responses": { "200": { "description": "Names.", "content": { "application/json": { "schema": { "type": "array", "items": { "type": "string" } } } } } } } }
          },
          "components": {
            "responses": { "Gone": { "description": "Gone.", "content": { "application/json": { "schema": { "type": "object", "properties": { "message": { "type": "string" } } } } } } },
            "schemas": {
              "Animal": {
                "type": "object",
                "required": ["name"],
                "properties": {
                  "name": { "type": "string" },
                  "legs": { "type": "integer", "nullable": true },
                  "born": { "type": "string", "format": "date" },
                  "seen": { "type": "string", "format": "date-time" },
                  "id": { "type": "string", "format": "uuid" },
                  "nullable": { "type": "string" },
                  "extras": { "type": "object", "additionalProperties": true },
                  "counts": { "type": "object", "additionalProperties": { "type": "integer" } },
                  "anything": {},
                  "kind": { "anyOf": [{ "type": "string", "enum": ["cat", "dog"] }, { "type": "integer" }] },
                  "friends": { "type": "array", "items": { "$ref": "#/components/schemas/Animal" } }
                }
              }
            }
          }
        }
        """;

    [TestCase("""{ "name": "Ada" }""")]
    [TestCase("""{ "name": "Ada", "legs": null, "unknown": [1, 2] }""")]
    [TestCase("""{ "name": "Ada", "born": "2026-10-01", "seen": "2026-10-01T12:00:00", "id": "7D3F1C52-9a4e-4b6d-8f21-0c5a9e7b1d34" }""")]
    [TestCase(
        """{ "name": "Ada", "seen": "2026-10-01T12:00:00.123456+02:00", "kind": 3, "friends": [{ "name": "Bob", "kind": "dog" }] }"""
    )]
    public async Task Hold_body_as_declared_agrees(string body) =>
        Assert.That(await OutcomeAsync("GET", "/animals/1/", 200, body), Is.EqualTo(Outcome.Agrees));

    [TestCase("""{ }""")]
    [TestCase("""{ "name": null }""")]
    [TestCase("""[ ]""")]
    [TestCase("""{ "name": "Ada", "legs": 4.5 }""")]
    [TestCase("""{ "name": "Ada", "legs": "four" }""")]
    [TestCase("""{ "name": "Ada", "born": "2026-10-01T00:00:00" }""")]
    [TestCase("""{ "name": "Ada", "seen": "yesterday" }""")]
    [TestCase("""{ "name": "Ada", "id": "5ea4aeb55c72261a34993fe1" }""")]
    [TestCase("""{ "name": "Ada", "nullable": null }""")]
    [TestCase("""{ "name": "Ada", "kind": "cow" }""")]
    [TestCase("""{ "name": "Ada", "counts": { "a": "1" } }""")]
    [TestCase("""{ "name": "Ada", "friends": [{ "legs": 2 }] }""")]
    public async Task Hold_body_that_is_not_as_declared_disagrees(string body) =>
        Assert.That(await OutcomeAsync("GET", "/animals/1/", 200, body), Is.EqualTo(Outcome.BodyInvalid));

    [Test]
    public async Task Hold_masked_answer_without_required_member_agrees() =>
        Assert.That(await OutcomeAsync("GET", "/animals/1/", 200, """{ "legs": 4 }""", isMasked: true), Is.EqualTo(Outcome.Agrees));

    [Test]
    public async Task Hold_masked_answer_with_member_of_another_type_disagrees() =>
        Assert.That(
            await OutcomeAsync("GET", "/animals/1/", 200, """{ "legs": "four" }""", isMasked: true),
            Is.EqualTo(Outcome.BodyInvalid));

    [TestCase("GET", "/plants/1/", 200, Outcome.NoOperation)]
    [TestCase("GET", "/animals/1/more/", 200, Outcome.NoOperation)]
    [TestCase("POST", "/animals/1/", 200, Outcome.NoOperation)]
    [TestCase("GET", "/animals/1/", 201, Outcome.StatusNotDeclared)]
    [TestCase("DELETE", "/animals/1/", 200, Outcome.StatusNotDeclared)]
    public async Task Hold_exchange_that_is_not_declared_disagrees(string method, string path, int status, Outcome expected) =>
        Assert.That(await OutcomeAsync(method, path, status, "{}"), Is.EqualTo(expected));

    [Test]
    public async Task Hold_answer_declared_by_reference_agrees() =>
        Assert.That(await OutcomeAsync("GET", "/animals/1/", 410, """{ "message": "It is gone." }"""), Is.EqualTo(Outcome.Agrees));

    [Test]
    public async Task Hold_path_without_parameter_precedes_one_with() =>
        Assert.That(await OutcomeAsync("GET", "/animals/names/", 200, """["Ada"]"""), Is.EqualTo(Outcome.Agrees));

    [Test]
    public async Task Hold_no_body_where_one_is_declared_disagrees() =>
        Assert.That(await OutcomeAsync("GET", "/animals/1/", 200, new ExchangeBody.None()), Is.EqualTo(Outcome.BodyMissing));

    [Test]
    public async Task Hold_body_where_none_is_declared_disagrees() =>
        Assert.That(await OutcomeAsync("GET", "/animals/best/", 200, "{}"), Is.EqualTo(Outcome.BodyNotDeclared));

    [TestCase("image/png", Outcome.Agrees)]
    [TestCase("image/gif", Outcome.MediaTypeNotDeclared)]
    [TestCase(null, Outcome.MediaTypeNotDeclared)]
    public async Task Hold_body_that_is_not_JSON_compares_the_media_type(string? mediaType, Outcome expected) =>
        Assert.That(await OutcomeAsync("GET", "/animals/best/", 206, new ExchangeBody.Opaque(mediaType)), Is.EqualTo(expected));

    [Test]
    public async Task Hold_null_where_nulls_are_allowed_agrees()
    {
        var judge = await Judge.ReadAsync(JObject.Parse(Animals), areNullsAllowed: true);
        var verdict = judge.Hold(Exchange("GET", "/animals/1/", 200, Json("""{ "name": null, "friends": [null] }""")));
        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Agrees));
    }

    [Test]
    public async Task Hold_body_counts_its_members()
    {
        var judge = await Judge.ReadAsync(JObject.Parse(Animals));
        judge.Hold(
            Exchange(
                "GET",
                "/animals/1/",
                200,
                Json(
                    """{ "name": "Ada", "extras": { "a": { "b": 1 } }, "counts": { "x": 1 }, "colour": "red", "anything": 1, "friends": [{ "age": 3 }] }""")));
        Assert.Multiple(() =>
        {
            // name, extras, counts, counts/x, anything, friends
            Assert.That(judge.Members.Named, Is.EqualTo(6));
            Assert.That(judge.Members.Open, Is.EqualTo(1));
            Assert.That(
                string.Join(", ", judge.Members.UnnamedPlaces),
                Is.EqualTo("GET /animals/{id}/ /colour, GET /animals/{id}/ /friends[]/age"));
            Assert.That(string.Join(", ", judge.Members.UntypedPlaces), Is.EqualTo("GET /animals/{id}/ /anything"));
        });
    }

    [Test]
    public void Read_schema_with_keyword_that_the_tests_do_not_know_is_refused() =>
        Assert.That(
            async () =>
                await Judge.ReadAsync(JObject.Parse(Animals.Replace("\"nullable\": true", "\"const\": 4", StringComparison.Ordinal))),
            Throws.TypeOf<NotSupportedException>());

    private static Task<Outcome> OutcomeAsync(string method, string path, int status, string body, bool isMasked = false) =>
        OutcomeAsync(method, path, status, Json(body), isMasked);

    private static async Task<Outcome> OutcomeAsync(string method, string path, int status, ExchangeBody body, bool isMasked = false) =>
        (await Judge.ReadAsync(JObject.Parse(Animals))).Hold(Exchange(method, path, status, body, isMasked)).Outcome;

    private static Exchange Exchange(string method, string path, int status, ExchangeBody body, bool isMasked = false) =>
        new("made up", method, path, status, isMasked, Caller: null, body);

    private static ExchangeBody.Readable Json(string text) => new(JsonText.Parse(text));
}
