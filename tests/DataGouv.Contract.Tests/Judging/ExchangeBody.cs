using Newtonsoft.Json.Linq;

namespace DataGouv.Contract.Tests.Judging;

/// <summary>The body of a recorded answer.</summary>
internal abstract record ExchangeBody
{
    private ExchangeBody()
    {
    }

    /// <summary>JSON, which a schema can be held against.</summary>
    internal sealed record Readable(JToken Json) : ExchangeBody;

    /// <summary>No body.</summary>
    internal sealed record None : ExchangeBody;

    /// <summary>Something that no schema describes (CSV, RDF, an image, half a JSON text): only its media type is known.</summary>
    internal sealed record Opaque(string? MediaType) : ExchangeBody;
}
