using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>Notes which operations may be sent again after a lost answer: all but POST and PATCH, unless an overlay says otherwise.</summary>
internal sealed class MarkSafeOperations : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var operation in document.Operations())
        {
            operation.Node[Words.SafeToRepeat] ??= operation.Verb is not ("post" or "patch");
        }

        return document;
    }
}
