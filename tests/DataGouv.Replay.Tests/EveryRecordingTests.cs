using System.Text;

namespace DataGouv.Replay.Tests;

public sealed class EveryRecordingTests
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private ReplayServer server = null!;

    private static IReadOnlyDictionary<string, Recording> All { get; } =
        RecordingStore.Default.Recordings.ToDictionary(recording => recording.ToString());

    private static IEnumerable<string> Names => All.Keys;

    // Of requests that were sent several times, only the first can be told by its content.
    private static IEnumerable<string> NamesOfDistinctRequests => All.Values.DistinctBy(Content).Select(recording => recording.ToString());

    [OneTimeSetUp]
    public async Task StartAsync() => server = await ReplayServer.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [TestCaseSource(nameof(Names))]
    public async Task Replay_recording_named_gives_its_answer(string name)
    {
        using var message = RecordingRequest.For(All[name], server);
        message.Headers.Add(RecordingMatcher.NameHeader, All[name].Name);
        Assert.That(await AnswerAsync(message), Is.EqualTo(RecordedAnswer(name)));
    }

    [TestCaseSource(nameof(NamesOfDistinctRequests))]
    public async Task Replay_request_first_sent_gives_its_answer(string name)
    {
        using var message = RecordingRequest.For(All[name], server);
        Assert.That(await AnswerAsync(message), Is.EqualTo(RecordedAnswer(name)));
    }

    private async Task<(int Status, string Body)> AnswerAsync(HttpRequestMessage message)
    {
        using var response = await client.SendAsync(message);
        var body = await response.Content.ReadAsByteArrayAsync();
        return ((int)response.StatusCode, RestoreLinks(Encoding.Latin1.GetString(body)));
    }

    private static (int Status, string Body) RecordedAnswer(string name) =>
        (All[name].Response.Status, Encoding.Latin1.GetString(All[name].Response.Body.Span));

    private string RestoreLinks(string text) => text
        .Replace(server.Metrics.AbsoluteUri, "https://metric-api.data.gouv.fr/", StringComparison.Ordinal)
        .Replace(server.Tabular.AbsoluteUri, "https://tabular-api.data.gouv.fr/", StringComparison.Ordinal)
        .Replace(server.Catalog.GetLeftPart(UriPartial.Authority), "https://www.data.gouv.fr", StringComparison.Ordinal);

    private static string Content(Recording recording)
    {
        var request = recording.Request;
        var parameters = QueryString.Parse(request.Query).Select(parameter => $"{parameter.Name}={parameter.Value}");
        var headers = request.Headers.Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal);
        return string.Join('\n', [$"{request.Api} {request.Method} {request.Path}", .. parameters, .. headers, request.Text]);
    }
}
