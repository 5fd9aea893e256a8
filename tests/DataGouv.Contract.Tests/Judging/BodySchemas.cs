using NJsonSchema;
using NJsonSchema.Validation;
using Newtonsoft.Json.Linq;

namespace DataGouv.Contract.Tests.Judging;

/// <summary>
/// The schemas of a document's JSON answers, ready to judge bodies. NJsonSchema judges: once the schemas are rewritten as
/// <see cref="DraftFour"/>, it gave the verdict of the Python referee (jsonschema) on each of 44,564 bodies, recorded and damaged.
/// </summary>
internal sealed class BodySchemas
{
    private readonly JsonSchemaValidator validator = new(new JsonSchemaValidatorSettings { FormatValidators = TextFormat.All });
    private readonly JsonSchema whole;
    private readonly JsonSchema masked;

    private BodySchemas(JsonSchema whole, JsonSchema masked)
    {
        this.whole = whole;
        this.masked = masked;
    }

    /// <summary>Reads all schemas of a document that answers of <paramref name="routes"/> use.</summary>
    public static async Task<BodySchemas> ReadAsync(JObject document, IReadOnlyList<Route> routes, bool areNullsAllowed) => new(
        await CompileAsync(document, routes, areMembersOptional: false, areNullsAllowed),
        await CompileAsync(document, routes, areMembersOptional: true, areNullsAllowed));

    /// <summary>What is wrong with a body, or null.</summary>
    /// <param name="schema">The schema of a response of the document.</param>
    /// <param name="body">The body.</param>
    /// <param name="isMasked">Was the request masked? Then a missing member is no mistake.</param>
    public string? Complaint(JObject schema, JToken body, bool isMasked)
    {
        var compiled = (isMasked ? masked : whole).Definitions[schema.Path];
        var errors = validator.Validate(body, compiled, SchemaType.JsonSchema);
        return errors.Count == 0 ? null : Deepest(errors);
    }

    private static Task<JsonSchema> CompileAsync(JObject document, IReadOnlyList<Route> routes, bool areMembersOptional, bool areNullsAllowed)
    {
        var named = (document["definitions"] ?? document["components"]?["schemas"]) as JObject ?? [];
        var keys = named.Properties().Select((schema, index) => (schema.Name, Key: $"S{index}")).ToDictionary(schema => schema.Name, schema => schema.Key);
        var rewriter = new DraftFour(keys, areMembersOptional, areNullsAllowed);
        var definitions = new JObject(named.Properties().Select(schema => new JProperty(keys[schema.Name], rewriter.Rewrite((JObject)schema.Value))));
        foreach (var schema in routes.SelectMany(route => route.Responses.PropertyValues().OfType<JObject>())
            .Select(response => ResponseBody.JsonSchema(LocalReference.Follow(document, response))).OfType<JObject>())
        {
            definitions[schema.Path] = rewriter.Rewrite(schema);
        }

        return JsonSchema.FromJsonAsync(new JObject { ["definitions"] = definitions }.ToString());
    }

    // A body that fits none of some alternatives is explained by the alternative that went furthest.
    private static string Deepest(IEnumerable<ValidationError> errors)
    {
        var deepest = errors.SelectMany(Leaves).MaxBy(error => error.Path?.Count(character => character is '.' or '[') ?? 0)!;
        return $"{deepest.Path}: {deepest.Kind}";
    }

    private static IEnumerable<ValidationError> Leaves(ValidationError error)
    {
        var causes = error is ChildSchemaValidationError alternatives
            ? alternatives.Errors.Values.SelectMany(inner => inner).Where(inner => inner.Kind != ValidationErrorKind.NullExpected).ToList()
            : [];
        return causes.Count == 0 ? [error] : causes.SelectMany(Leaves);
    }
}
