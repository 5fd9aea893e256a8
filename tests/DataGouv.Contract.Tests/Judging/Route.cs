using Newtonsoft.Json.Linq;

namespace DataGouv.Contract.Tests.Judging;

/// <summary>One operation of a document.</summary>
/// <param name="Method">The HTTP method in capitals.</param>
/// <param name="Template">The path, with its parameters in braces.</param>
/// <param name="Operation">What the document says of it.</param>
internal sealed record Route(string Method, string Template, JObject Operation)
{
    /// <summary>Is it a method of the client? Preflights and HEAD are facts of the server only.</summary>
    public bool IsClientOperation => (bool?)Operation["x-datagouv-client"] ?? true;

    /// <summary>Its responses by status, <c>2XX</c> or <c>default</c>, as they are written (some are references).</summary>
    public JObject Responses => Operation["responses"] as JObject ?? [];

    public override string ToString() => $"{Method} {Template}";
}
