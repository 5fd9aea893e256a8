using System.Net;
using System.Text.Json.Nodes;
using DataGouv.Replay;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Errors;

/// <summary>Every refusal that the real servers were recorded with goes through the whole pipeline.</summary>
internal sealed class RecordedRefusalTests
{
    private static IEnumerable<TestCaseData<Recording>> Refusals() =>
        RecordingStore
            .Default.Recordings.Where(recording => recording.Response.Status >= 400)
            .Select(recording => new TestCaseData<Recording>(recording) { TestName = $"SendAsync_with_recorded_refusal_{recording}" });

    [TestCaseSource(nameof(Refusals))]
    public async Task SendAsync_with_recorded_refusal_throws_what_it_is(Recording recording)
    {
        using var end = new StubHandler(_ => Replay(recording.Response));
        using var client = TestClient.Create(end, options => options.Retry.MaxAttempts = 1);

        var address = $"https://www.example.test{recording.Request.Path}?{recording.Request.Query}";
        var failure = await Assert.CatchAsync<DataGouvApiException>(() =>
            client.SendAsync(new HttpMethod(recording.Request.Method), address));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure, Is.TypeOf(TypeOf(recording.Response.Status)));
            Assert.That(failure!.ResponseStatusCode, Is.EqualTo(recording.Response.Status));
            Assert.That(
                failure.Message,
                Does.StartWith($"{recording.Request.Method} ").And.Contain($" answered {recording.Response.Status} "));
            Assert.That(failure.ServerMessage ?? "", Does.StartWith(Sentence(recording)));
            Assert.That(
                failure.FieldErrors.Values.SelectMany(texts => texts).Order(StringComparer.Ordinal),
                Is.EqualTo(FieldTexts(recording).Order(StringComparer.Ordinal)));
            Assert.That(failure.Body, Is.EqualTo(recording.Response.Text));
            Assert.That(failure.Method, Is.EqualTo(recording.Request.Method));
        }
    }

    [Test]
    public void Recordings_hold_every_kind_of_refusal() =>
        Assert.That(
            Refusals().Select(data => ((Recording)data.Arguments[0]!).Response.Status).Distinct(),
            Is.SupersetOf(new[] { 400, 401, 403, 404, 405, 410, 500, 503 }));

    private static HttpResponseMessage Replay(RecordedResponse recorded)
    {
        var response = new HttpResponseMessage((HttpStatusCode)recorded.Status) { Content = new ByteArrayContent(recorded.Body.ToArray()) };
        foreach (
            var (name, value) in recorded.Headers.Where(header => !header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)))
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }

    private static Type TypeOf(int status) =>
        status switch
        {
            400 or 422 => typeof(DataGouvValidationException),
            401 => typeof(DataGouvAuthenticationException),
            403 => typeof(DataGouvPermissionException),
            404 => typeof(DataGouvNotFoundException),
            409 => typeof(DataGouvConflictException),
            410 => typeof(DataGouvGoneException),
            423 => typeof(DataGouvLockedException),
            429 => typeof(DataGouvRateLimitException),
            >= 500 => typeof(DataGouvServerException),
            _ => typeof(DataGouvApiException),
        };

    // How the server's own sentence begins, found by other means than the product's.
    private static string Sentence(Recording recording)
    {
        if (Json(recording) is not JsonObject body)
        {
            return recording.Response.Text.Length > 0 && recording.Response.Text[0] != '<' ? recording.Response.Text.Trim()[..1] : "";
        }

        var sentence = new[] { "message", "error" }
            .Select(name => body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "")
            .FirstOrDefault(text => text.Trim().Length > 0);
        return sentence is null || sentence.StartsWith('<')
            ? ""
            : string.Join(' ', sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(3));
    }

    private static IEnumerable<string> FieldTexts(Recording recording)
    {
        // Tabular's list of errors speaks of the whole request, not of fields.
        var errors = (Json(recording) as JsonObject)?["errors"];
        return errors is null || recording.Api == RecordedApi.Tabular || recording.Api == RecordedApi.Metrics ? [] : Leaves(errors);
    }

    private static IEnumerable<string> Leaves(JsonNode? node) =>
        node switch
        {
            null => [],
            JsonObject map => map.SelectMany(member => Leaves(member.Value)),
            JsonArray list => list.SelectMany(Leaves),
            _ => [node.ToString()],
        };

    private static JsonNode? Json(Recording recording)
    {
        try
        {
            return recording.Response.IsText ? JsonNode.Parse(recording.Response.Text) : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
