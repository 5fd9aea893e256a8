using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Documents;

/// <summary>Reads and writes JSON files, the same bytes on every machine.</summary>
internal static class JsonFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file that must hold one JSON object.</summary>
    public static JObject Read(string file)
    {
        try
        {
            return Parse(JsonSyntax.Decode(File.ReadAllBytes(file)));
        }
        catch (DocumentException defect)
        {
            throw defect.In(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DocumentException("$", $"The file cannot be read: {unreadable.Message}", "Check that the file exists and is readable.", file, unreadable);
        }
    }

    /// <summary>Parses a text that must hold one JSON object.</summary>
    public static JObject Parse(string text)
    {
        JsonSyntax.Check(text);

        // Dates stay text: the document's own spelling is what is compared and written back.
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = null };
        var root = JToken.Load(reader);
        return root as JObject
            ?? throw new DocumentException("$", $"The document is a JSON {root.Type.ToString().ToLowerInvariant()}, not an object.", "An OpenAPI document is one JSON object.");
    }

    /// <summary>The text of a document: two spaces, line feeds, a final line feed.</summary>
    public static string Format(JToken document)
    {
        using var text = new StringWriter { NewLine = "\n" };
        using (var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented, Indentation = 2 })
        {
            document.WriteTo(writer);
        }

        return text.ToString() + "\n";
    }

    /// <summary>Writes a document so that a reader sees the old file or the new one, never a half.</summary>
    public static void Write(string file, JToken document) => WriteText(file, Format(document));

    /// <summary>Writes a text so that a reader sees the old file or the new one, never a half.</summary>
    public static void WriteText(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var temporary = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(temporary, text, Utf8);
            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
