using Newtonsoft.Json.Linq;

namespace DataGouv.Contract.Tests.Judging;

/// <summary>
/// Holds exchanges against a document (Swagger 2.0 or OpenAPI 3.0): its operation and status must be declared, and its body valid.
/// </summary>
/// <param name="document">The document.</param>
/// <param name="areNullsAllowed">Lets every member be null: fair to Swagger 2.0, which cannot say it.</param>
internal sealed class Judge(JObject document, bool areNullsAllowed = false)
{
    private readonly RouteTable table = new(document);
    private readonly BodySchemas schemas = new(document, new RouteTable(document).Routes, areNullsAllowed);

    /// <summary>The members of the bodies that were judged.</summary>
    public MemberCensus Members { get; } = new(document);

    /// <summary>Holds exchanges against a document, one after the other.</summary>
    public static Judgement Hold(JObject document, IEnumerable<Exchange> exchanges, bool areNullsAllowed = false)
    {
        var judge = new Judge(document, areNullsAllowed);
        return new Judgement([.. exchanges.Select(judge.Hold)], judge.Members);
    }

    /// <summary>Holds one exchange against the document.</summary>
    public Verdict Hold(Exchange exchange)
    {
        if (table.Find(exchange.Method, exchange.Path) is not { } route)
            return new Verdict(exchange, null, Outcome.NoOperation);
        if (ResponseBody.Find(document, route, exchange.Status) is not { } response)
            return new Verdict(exchange, route, Outcome.StatusNotDeclared, $"(declared: {string.Join(", ", route.Responses.Properties().Select(declared => declared.Name))})");
        return exchange.Body switch
        {
            ExchangeBody.Readable body => HoldJson(exchange, route, ResponseBody.JsonSchema(response), body.Json),
            ExchangeBody.None => HoldNothing(exchange, route, ResponseBody.JsonSchema(response)),
            ExchangeBody.Opaque body => ResponseBody.Allows(response, body.MediaType)
                ? new Verdict(exchange, route, Outcome.Agrees)
                : new Verdict(exchange, route, Outcome.MediaTypeNotDeclared, body.MediaType ?? "(a body is declared, and none was sent)"),
            _ => throw new InvalidOperationException($"{exchange.Body} is no body of an exchange."),
        };
    }

    private Verdict HoldJson(Exchange exchange, Route route, JObject? schema, JToken body)
    {
        if (schema is null)
            return new Verdict(exchange, route, Outcome.BodyNotDeclared);
        Members.Count(schema, body, route.ToString());
        return schemas.Complaint(schema, body, exchange.IsMasked) is { } complaint
            ? new Verdict(exchange, route, Outcome.BodyInvalid, complaint)
            : new Verdict(exchange, route, Outcome.Agrees);
    }

    // A 204 has no body whatever the document declares: HTTP says so.
    private static Verdict HoldNothing(Exchange exchange, Route route, JObject? schema) =>
        new(exchange, route, schema is null || exchange.Status == 204 ? Outcome.Agrees : Outcome.BodyMissing);
}
