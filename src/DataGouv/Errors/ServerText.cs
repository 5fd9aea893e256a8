using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using DataGouv.Authentication;

namespace DataGouv.Errors;

/// <summary>
/// What a server said, fit to be shown: without the credentials of the request, which a server may echo, and without the characters that
/// steer a terminal or turn the direction of a text.
/// </summary>
internal sealed class ServerText(HttpRequestHeaders headers)
{
    private const string Mask = "***";

    private readonly string[] _secrets = [.. Secrets(headers)];

    /// <summary>Was a credential sent?</summary>
    public bool HasCredential => _secrets.Length > 0;

    /// <summary>The text without the credentials, however they are escaped.</summary>
    public string Masked(string text)
    {
        foreach (var secret in _secrets)
        {
            text = EscapedText.Replace(text, secret, Mask);
        }

        return text;
    }

    /// <summary>
    /// The text on one line: masked, white space as single spaces, control and format characters replaced, and cut where it is too long.
    /// Masked first, because half a secret is one that is not found.
    /// </summary>
    public string Line(string text, int longest)
    {
        text = Masked(text);
        return text.Length <= longest && !text.AsSpan().ContainsAnyExceptInRange('!', '~') ? text : Rewritten(text, longest);
    }

    private static string Rewritten(string text, int longest)
    {
        var line = new StringBuilder();
        var isGap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsGap(rune))
            {
                isGap = line.Length > 0;
                continue;
            }

            if (line.Length + (isGap ? 1 : 0) + rune.Utf16SequenceLength > longest)
            {
                return line.Append('…').ToString();
            }

            line.Append(isGap ? " " : "").Append(IsShown(rune) ? rune : Rune.ReplacementChar);
            isGap = false;
        }

        return line.ToString();
    }

    // French keeps a space before some marks from breaking.
    private static bool IsGap(Rune rune) => Rune.IsWhiteSpace(rune) && rune.Value is not ('\u00A0' or '\u202F');

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format);

    private static IEnumerable<string> Secrets(HttpRequestHeaders headers) =>
        Values(headers, CredentialProvider.ApiKeyHeader)
            .Concat(Values(headers, CredentialProvider.TokenHeader).Select(Token))
            .Where(secret => secret.Length > 0);

    // The word Bearer is no secret.
    private static string Token(string authorization) => authorization[(authorization.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static HeaderStringValues Values(HttpRequestHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values : default;
}
