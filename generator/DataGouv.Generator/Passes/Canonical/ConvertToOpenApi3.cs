using System.Globalization;
using System.Text;
using DataGouv.Generator.Documents;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>Turns Swagger 2.0 (and any OpenAPI 3) into OpenAPI 3.0, with Microsoft.OpenApi.</summary>
internal sealed class ConvertToOpenApi3 : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var (parsed, diagnostic) = Read(document);
        if (parsed is null || diagnostic?.Errors.FirstOrDefault() is { } error && error is not null)
        {
            throw Refusal(diagnostic);
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        parsed.SerializeAsV3(new OpenApiJsonWriter(text));
        return JsonFile.Parse(text.ToString());
    }

    /// <summary>Reads a document with Microsoft.OpenApi.</summary>
    internal static (OpenApiDocument? Document, OpenApiDiagnostic? Diagnostic) Read(JObject document)
    {
        var bytes = Encoding.UTF8.GetBytes(document.ToString(Newtonsoft.Json.Formatting.None));
        using var stream = new MemoryStream(bytes);
        var result = OpenApiModelFactory.Load(stream, OpenApiConstants.Json, new OpenApiReaderSettings());
        return (result.Document, result.Diagnostic);
    }

    private static DocumentException Refusal(OpenApiDiagnostic? diagnostic)
    {
        var error = diagnostic?.Errors.FirstOrDefault();
        return new DocumentException(
            error?.Pointer is { Length: > 0 } pointer ? pointer : "$",
            $"Microsoft.OpenApi does not accept the document: {error?.Message ?? "it could not be read"}",
            "Correct the document with an overlay action.");
    }
}
