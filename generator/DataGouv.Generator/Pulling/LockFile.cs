using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Pulling;

/// <summary>What is known of the document beside it: where it came from, when, and its exact content.</summary>
/// <param name="Source">The address that it was pulled from.</param>
/// <param name="Pulled">When; null for a document that was never pulled.</param>
/// <param name="ETag">The validator that the server gave.</param>
/// <param name="LastModified">The date that the server gave.</param>
/// <param name="Sha256">The checksum of <c>upstream.json</c>, in hexadecimal.</param>
/// <param name="Version">The version that the document gives itself.</param>
/// <param name="Note">What else a reader must know.</param>
internal sealed record LockFile(string Source, DateTimeOffset? Pulled, string? ETag, DateTimeOffset? LastModified, string Sha256, string? Version, string? Note)
{
    /// <summary>Reads a lock file; null when there is none.</summary>
    public static LockFile? Read(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var document = JsonFile.Read(file);
        return new LockFile(Text("source") ?? "", Date("pulled"), Text("etag"), Date("lastModified"), Text("sha256") ?? "", Text("version"), Text("note"));

        string? Text(string name) => document[name] is JValue { Type: JTokenType.String } value ? (string?)value : null;

        DateTimeOffset? Date(string name) =>
            DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
    }

    /// <summary>The checksum of a text as it is written to disk.</summary>
    public static string Checksum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes the lock file.</summary>
    public void Write(string file) => JsonFile.Write(file, new JObject
    {
        ["source"] = Source,
        ["pulled"] = Written(Pulled),
        ["etag"] = ETag,
        ["lastModified"] = Written(LastModified),
        ["sha256"] = Sha256,
        ["version"] = Version,
        ["note"] = Note,
    });

    private static string? Written(DateTimeOffset? date) => date?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
