using DataGouv.Errors;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tabular;

/// <summary>Says in the words of the SDK why something is not there, and keeps what the server said.</summary>
internal static class ExplainedNotFound
{
    /// <summary>What the database and what stands in front of it say of a table that they do not know.</summary>
    private static readonly string[] MissingTable = ["42P01", "PGRST205"];

    /// <summary>Does the server know no such resource? It says so as text; as JSON it says that the database refused the query.</summary>
    public static bool IsUnknownResource(this ApiException refusal) => refusal.ResponseStatusCode == 404 && !refusal.IsOfTheDatabase();

    /// <summary>Does the server know the resource, and the database no table of it?</summary>
    public static bool IsMissingTable(this ApiException refusal) =>
        refusal.ResponseStatusCode == 404 && MissingTable.Contains((refusal as DataGouvApiException)?.ErrorCode);

    /// <summary>Did the server or its database refuse the query, and not the table?</summary>
    public static bool IsRefusedQuery(this ApiException refusal, QueryState query) => refusal.ResponseStatusCode switch
    {
        400 => true,
        403 => query.IsAggregation,
        404 => refusal.IsOfTheDatabase() && !refusal.IsMissingTable(),
        _ => false,
    };

    public static DataGouvNotFoundException Because(string explanation, ApiException refusal)
    {
        var facts = Facts(refusal);
        return new DataGouvNotFoundException(Message(facts, explanation), refusal)
        {
            ResponseStatusCode = refusal.ResponseStatusCode,
            ResponseHeaders = refusal.ResponseHeaders,
            Facts = facts,
        };
    }

    public static TabularNotFoundException Because(TabularAvailability availability, ApiException refusal)
    {
        var facts = Facts(refusal);
        return new TabularNotFoundException(Message(facts, availability.Explanation), refusal)
        {
            Availability = availability,
            ResponseStatusCode = refusal.ResponseStatusCode,
            ResponseHeaders = refusal.ResponseHeaders,
            Facts = facts,
        };
    }

    private static bool IsOfTheDatabase(this ApiException refusal) =>
        (refusal as DataGouvApiException)?.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;

    private static ErrorFacts Facts(ApiException refusal) => (refusal as DataGouvApiException)?.Facts ?? ErrorFacts.None;

    private static string Message(ErrorFacts facts, string explanation) =>
        facts.Heading is { } heading ? $"{heading}: {explanation}" : explanation;
}
