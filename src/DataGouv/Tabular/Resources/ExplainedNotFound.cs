using DataGouv.Errors;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tabular;

/// <summary>Says in the words of the SDK why something is not there, and keeps what the server said.</summary>
internal static class ExplainedNotFound
{
    /// <summary>Does the server know no such resource? It says so as text; as JSON it says that the database refused the query.</summary>
    public static bool IsUnknownResource(this ApiException refusal) =>
        refusal.ResponseStatusCode == 404
        && (refusal as DataGouvApiException)?.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) != true;

    public static DataGouvNotFoundException Because(string explanation, ApiException refusal)
    {
        var facts = (refusal as DataGouvApiException)?.Facts ?? ErrorFacts.None;
        return new DataGouvNotFoundException(facts.Heading is { } heading ? $"{heading}: {explanation}" : explanation, refusal)
        {
            ResponseStatusCode = refusal.ResponseStatusCode,
            ResponseHeaders = refusal.ResponseHeaders,
            Facts = facts,
        };
    }
}
