using Newtonsoft.Json.Linq;

namespace DataGouv.Contract.Tests.Judging;

/// <summary>
/// Holds exchanges against a document (Swagger 2.0 or OpenAPI 3.0): its operation and status must be declared, and its body valid.
/// </summary>
internal sealed class Judge
{
    private readonly JObject document;
    private readonly RouteTable table;
    private readonly BodySchemas schemas;

    private Judge(JObject document, RouteTable table, BodySchemas schemas)
    {
        this.document = document;
        this.table = table;
        this.schemas = schemas;
        Members = new MemberCensus(document);
    }

    /// <summary>The members of the bodies that were judged.</summary>
    public MemberCensus Members { get; }

    /// <summary>Reads a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="areNullsAllowed">Lets every member be null: fair to Swagger 2.0, which cannot say it.</param>
    public static async Task<Judge> ReadAsync(JObject document, bool areNullsAllowed = false)
    {
        var table = new RouteTable(document);
        return new Judge(document, table, await BodySchemas.ReadAsync(document, table.Routes, areNullsAllowed));
    }

    /// <summary>Holds exchanges against a document, one after the other.</summary>
    public static async Task<Judgement> HoldAsync(JObject document, IEnumerable<Exchange> exchanges, bool areNullsAllowed = false)
    {
        var judge = await ReadAsync(document, areNullsAllowed);
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
        Members.Count(schema, body, $"{route} ");
        return schemas.Complaint(schema, body, exchange.IsMasked) is { } complaint
            ? new Verdict(exchange, route, Outcome.BodyInvalid, complaint)
            : new Verdict(exchange, route, Outcome.Agrees);
    }

    // A 204 has no body whatever the document declares: HTTP says so.
    private static Verdict HoldNothing(Exchange exchange, Route route, JObject? schema) =>
        new(exchange, route, schema is null || exchange.Status == 204 ? Outcome.Agrees : Outcome.BodyMissing);
}
