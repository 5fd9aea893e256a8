using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>Notes which statuses an operation is known to refuse with, for its documentation: every refusal is an exception, never a result.</summary>
internal sealed class ListRefusals : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var operation in document.Operations())
        {
            if (string.Join(", ", operation.ErrorStatuses) is { Length: > 0 } statuses)
            {
                operation.Node[TemplateWords.Refusals] = statuses;
            }
        }

        return document;
    }
}
