using DataGouv.Replay;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Tabular;

/// <summary>Every request that was recorded can be made with the public API, or is listed with the reason why not.</summary>
public sealed class ProducibleRequestTests
{
    // The places that the replay server has, without the server.
    private static readonly DataGouvEnvironment Mounted = TestClient.Environment with
    {
        Metrics = new Uri("https://example.test/metrics/"),
        Tabular = new Uri("https://example.test/tabular/"),
    };

    private static IEnumerable<string> Producible => ProducibleRequests.Calls.Keys;

    [Test]
    public void Recordings_ofBothServers_areEitherProducibleOrListed()
    {
        var recorded = RecordingStore.Default.Recordings.Where(recording => recording.Api != RecordedApi.Main).GroupBy(recording => recording.Api)
            .SelectMany(api => api.Select((_, place) => $"{api.Key}/{place + 1:000}"));

        Assert.That(ProducibleRequests.Calls.Keys.Concat(ProducibleRequests.Impossible.Keys), Is.EquivalentTo(recorded));
    }

    [TestCaseSource(nameof(Producible))]
    public void ToUri_recordedQuery_isThatOfTheRecording(string name)
    {
        using var client = TestClient.Create(new StubHandler(_ => Answers.Status(500)), options => options.Environment = Mounted);
        var recording = Find(name);
        var address = ProducibleRequests.Calls[name](client);

        var matcher = new RecordingMatcher(RecordingStore.Default);
        var found = matcher.Find(recording.Request with { Query = address.Query.TrimStart('?'), Path = Path(address) });

        Assert.That(found?.Request.ToString(), Is.EqualTo(recording.Request.ToString()), address.ToString());
    }

    private static Recording Find(string name)
    {
        var place = int.Parse(name[^3..], System.Globalization.CultureInfo.InvariantCulture);
        return RecordingStore.Default.Recordings.Where(recording => recording.Api.ToString() == name[..^4]).ElementAt(place - 1);
    }

    private static string Path(Uri address)
    {
        var mount = address.AbsolutePath.StartsWith("/tabular/", StringComparison.Ordinal) ? "/tabular" : "/metrics";
        return address.AbsolutePath[mount.Length..];
    }
}
