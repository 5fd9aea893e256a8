using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DataGouv.Generator.Documents;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>Turns Swagger 2.0 (and any OpenAPI 3) into OpenAPI 3.0, with Microsoft.OpenApi.</summary>
internal sealed partial class ConvertToOpenApi3 : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var (parsed, diagnostic) = Read(document);
        if (parsed is null || diagnostic is { Errors.Count: > 0 })
        {
            var error = diagnostic?.Errors.FirstOrDefault();
            throw Refusal(PathOf(error), error?.Message ?? "it could not be read");
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
        try
        {
            var result = OpenApiModelFactory.Load(stream, OpenApiConstants.Json, new OpenApiReaderSettings());
            return (result.Document, result.Diagnostic);
        }
        catch (Exception unread) when (unread is OpenApiException or OpenApiUnsupportedSpecVersionException)
        {
            throw Refusal("$", unread.Message, unread);
        }
    }

    /// <summary>Where an error is: Microsoft.OpenApi says it beside the message or inside it.</summary>
    internal static string PathOf(OpenApiError? error) => OpenApiJson.PathOfPointer(
        error?.Pointer is { Length: > 0 } pointer ? pointer : PointerInside().Match(error?.Message ?? "").Value);

    private static DocumentException Refusal(string path, string problem, Exception? inner = null) =>
        new(path, $"Microsoft.OpenApi does not accept the document: {problem}", "Correct the document with an overlay action.", inner: inner);

    [GeneratedRegex("#/[^ ]*[^ .]", RegexOptions.CultureInvariant)]
    private static partial Regex PointerInside();
}
