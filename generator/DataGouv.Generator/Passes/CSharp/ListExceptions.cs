using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.Canonical;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Lists the exceptions that the caller of an operation would catch, with what each status means, for the documentation of its
/// method. Their types are in the assembly above the clients, so that the compiler cannot check the names: a test does.
/// </summary>
internal sealed class ListExceptions : IPass
{
    // In the order of the statuses; the last one is the base of all others.
    private static readonly (string Type, Func<string, bool> Holds, string? Always)[] Kinds =
    [
        ("Validation", status => status is "400" or "422", null),
        ("Authentication", status => status == "401", null),
        ("Permission", status => status == "403", null),
        ("NotFound", status => status == "404", null),
        ("Conflict", status => status == "409", null),
        ("Gone", status => status == "410", null),
        ("Locked", status => status == "423", null),
        ("RateLimit", status => status == "429", "There were too many requests (429)."),
        ("Server", status => status.StartsWith('5'), "The server has failed (5xx)."),
        ("Connection", _ => false, "The server cannot be reached, does not answer in time, or breaks its answer off."),
        ("Api", _ => true, "The server refuses the request in another way, or its answer cannot be read."),
    ];

    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var operation in document.Operations())
        {
            operation.Node[TemplateWords.Exceptions] = new JArray(Listed(document, operation));
        }

        return document;
    }

    private static IEnumerable<string> Listed(JObject document, Operation operation)
    {
        var statuses = operation.ErrorStatuses.ToList();
        foreach (var (type, holds, always) in Kinds)
        {
            var own = statuses.Where(holds).ToList();
            statuses.RemoveAll(own.Contains);
            var sentences = own.Select(status => Sentence(document, operation, status));
            if (string.Join(' ', sentences.Append(always).OfType<string>().Distinct()) is { Length: > 0 } text)
            {
                yield return $"T:DataGouv.DataGouv{type}Exception{TemplateWords.Separator}{text.Replace(TemplateWords.Separator, '/')}";
            }
        }
    }

    private static string Sentence(JObject document, Operation operation, string status)
    {
        var response = (JObject)operation.Node["responses"]![status]!;
        var described = (string?)response["$ref"] is { } reference ? ResolveReferences.Find(document, reference) : response;
        var text = ((string?)described?["description"])?.Trim();
        return $"{(string.IsNullOrEmpty(text) ? RefusalSentence.Of(status, operation) : text).TrimEnd('.')} ({status}).";
    }
}
