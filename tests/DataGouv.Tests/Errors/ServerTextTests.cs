using System.Globalization;
using System.Net;
using System.Text;
using DataGouv.Errors;
using DataGouv.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Errors;

/// <summary>What servers say is shown to people, in terminals and in logs.</summary>
public sealed class ServerTextTests
{
    [Test]
    public async Task SendAsync_with_text_that_steers_a_terminal_replaces_its_characters()
    {
        var failure = await RefuseAsync("""{"message": "\u001b]0;owned\u0007 \u202Eabc"}""");

        Assert.That(failure.Message, Is.EqualTo("GET /api/1/me/ answered 403 Forbidden: \uFFFD]0;owned\uFFFD \uFFFDabc."));
    }

    [Test]
    public async Task SendAsync_with_field_that_steers_a_terminal_replaces_its_characters()
    {
        var failure = await RefuseAsync("""{"errors": {"a\u001b[31m": ["b\u0085c\u200Bd"]}}""");

        Assert.That(
            failure.FieldErrors.Select(error => $"{error.Key} = {error.Value[0]}"),
            Is.EqualTo(new[] { "[\"a\uFFFD[31m\"] = b c\uFFFDd" }));
    }

    [TestCase("""{"message": "key \u0053ECRET refused"}""")]
    [TestCase(
        """{"message": "key \u0053\u0045\u0043\u0052\u0045\u0054 refused", "errors": {"key": ["\u0053ECRET"], "\u0053ECRET": ["x"]}}"""
    )]
    [TestCase("""{"errors": [{"code": "\u0053ECRET", "title": "S\u0045CRET", "detail": "SECRE\u0054"}]}""")]
    [TestCase("<html><title>key &#83;ECRET</title></html>")]
    [TestCase("<html><title>key &#x53;ECRET</title></html>")]
    [TestCase("no %53ECRET here")]
    [TestCase("<title>SECRET</title>")]
    public async Task SendAsync_with_server_that_echoes_the_key_in_an_escape_masks_it_everywhere(string body)
    {
        var failure = await RefuseAsync(body);

        var told = string.Join(
            '\n',
            failure.ToString(),
            failure.ServerMessage,
            failure.ErrorCode,
            failure.ErrorTitle,
            failure.ErrorDetail,
            failure.Body);
        var fields = string.Join('\n', failure.FieldErrors.Select(error => error.Key + string.Join(' ', error.Value)));
        Assert.That(told + fields, Does.Contain("***").And.Not.Contain("ECRE").And.Not.Contain("CRET"));
    }

    [Test]
    public async Task SendAsync_with_server_that_echoes_the_key_in_its_reason_masks_it()
    {
        using var end = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.Forbidden) { ReasonPhrase = "No SECRET" });
        using var client = TestClient.Create(end, options => options.ApiKey = "SECRET");

        var failure = await Assert.ThrowsAsync<DataGouvPermissionException>(() => client.SendAsync(HttpMethod.Get, "me/"));

        Assert.That(failure!.Message, Is.EqualTo("GET /api/1/me/ answered 403 No ***."));
    }

    [TestCase("""a\/b""", "a/b", ExpectedResult = "***")]
    [TestCase("""a\"b""", "a\"b", ExpectedResult = "***")]
    [TestCase("x%2fy", "x/y", ExpectedResult = "***")]
    [TestCase("a&amp;b", "a&b", ExpectedResult = "***")]
    [TestCase("100%41", "100%41", ExpectedResult = "***")]
    [TestCase("aa%62", "ab", ExpectedResult = "a***")]
    [TestCase("%6", "a", ExpectedResult = "%6")]
    [TestCase("\\u006", "a", ExpectedResult = "\\u006")]
    [TestCase("&#;&", "a", ExpectedResult = "&#;&")]
    [TestCase("&#99999999999;", "a", ExpectedResult = "&#99999999999;")]
    public string Replace_finds_the_text_in_its_escapes(string text, string searched) => EscapedText.Replace(text, searched, "***");

    [FsCheck.NUnit.Property]
    public Property Replace_in_escaped_text_leaves_nothing_of_it() =>
        Prop.ForAll<string?, string?>(
            (before, after) =>
            {
                var escaped = string.Concat(
                    "udata_key".Select((character, index) => index % 2 == 0 ? $"\\u{(int)character:x4}" : character.ToString()));

                return !EscapedText.Replace($"{before}{escaped}{after}", "udata_key", "***").Contains(escaped, StringComparison.Ordinal);
            });

    [FsCheck.NUnit.Property]
    public Property Line_has_no_character_that_steers() =>
        Prop.ForAll<string?>(text =>
        {
            using var request = new HttpRequestMessage();
            var line = new ServerText(request.Headers).Line(text ?? "", 100);

            return line.Length <= 101 && !line.EnumerateRunes().Any(Steers);
        });

    private static bool Steers(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static async Task<DataGouvApiException> RefuseAsync(string body)
    {
        using var end = new StubHandler(_ => Answers.Json(body, HttpStatusCode.Forbidden));
        using var client = TestClient.Create(end, options => options.ApiKey = "SECRET");
        return (await Assert.CatchAsync<DataGouvApiException>(() => client.SendAsync(HttpMethod.Get, "me/")))!;
    }
}
