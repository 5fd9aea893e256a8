using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Documents;

/// <summary>Documents by the name of their API, from one file or a folder.</summary>
internal static class DocumentSet
{
    private const string Upstream = "upstream.json";

    /// <summary>
    /// Reads a document, or the documents of a folder: <c>catalog/upstream.json</c> as in <c>specs/</c>, or <c>catalog.json</c> as in
    /// <c>artifacts/openapi/</c>.
    /// </summary>
    public static IReadOnlyDictionary<string, JObject> Read(string path)
    {
        if (File.Exists(path))
        {
            return new Dictionary<string, JObject>(StringComparer.Ordinal) { [NameOf(path)] = JsonFile.Read(path) };
        }

        if (!Directory.Exists(path))
        {
            throw new DocumentException("$", "There is no such file or folder.", "Give a document, or a folder that holds <api>/upstream.json or <api>.json.", path);
        }

        var files = Directory.EnumerateDirectories(path).Select(folder => Path.Combine(folder, Upstream)).Where(File.Exists).ToList();
        if (files.Count == 0)
        {
            files = [.. Directory.EnumerateFiles(path, "*.json")];
        }

        return files.Count > 0
            ? files.ToDictionary(NameOf, JsonFile.Read, StringComparer.Ordinal)
            : throw new DocumentException("$", "The folder holds no document.", "Give a folder that holds <api>/upstream.json or <api>.json.", path);
    }

    private static string NameOf(string file) => Path.GetFileName(file) == Upstream
        ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))!)
        : Path.GetFileNameWithoutExtension(file);
}
