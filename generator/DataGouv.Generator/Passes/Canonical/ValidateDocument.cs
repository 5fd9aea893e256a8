using DataGouv.Generator.Documents;
using Microsoft.OpenApi;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>Refuses a document that Microsoft.OpenApi's rules find wrong. It changes nothing.</summary>
internal sealed class ValidateDocument : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var (parsed, diagnostic) = ConvertToOpenApi3.Read(document);
        var error = diagnostic?.Errors.FirstOrDefault() ?? parsed?.Validate(ValidationRuleSet.GetDefaultRuleSet()).FirstOrDefault();
        if (parsed is null || error is not null)
        {
            throw new DocumentException(
                ConvertToOpenApi3.PathOf(error),
                $"The canonical document is not valid OpenAPI 3.0: {error?.Message ?? "it could not be read"}",
                "Correct the overlay action or the pass that wrote it.");
        }

        return document;
    }
}
