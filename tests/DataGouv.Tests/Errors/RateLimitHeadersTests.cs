using DataGouv.Errors;
using DataGouv.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Errors;

public sealed class RateLimitHeadersTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [TestCase("X-RateLimit-Limit: 100|X-RateLimit-Remaining: 50|X-RateLimit-Reset: 30", ExpectedResult = "100 50 2026-11-24T12:00:30")]
    [TestCase("x-ratelimit-limit: 100|x-ratelimit-remaining: 0", ExpectedResult = "100 0 none")]
    [TestCase("X-RateLimit-Reset: 1795521630", ExpectedResult = "none none 2026-11-24T12:00:30")]
    [TestCase("X-RateLimit-Reset: 1795521630.5", ExpectedResult = "none none 2026-11-24T12:00:30")]
    [TestCase("X-RateLimit-Reset: 1795521630000", ExpectedResult = "none none 2026-11-24T12:00:30")]
    [TestCase("X-RateLimit-Reset: 999999999999999", ExpectedResult = "none none none")]
    [TestCase("RateLimit-Limit: 100, 100;w=60|RateLimit-Remaining: 50|RateLimit-Reset: 30", ExpectedResult = "100 50 2026-11-24T12:00:30")]
    [TestCase("RateLimit-Remaining: 7|X-RateLimit-Remaining: 50|X-RateLimit-Limit: 60", ExpectedResult = "60 7 none")]
    [TestCase("RateLimit: limit=100, remaining=50, reset=30", ExpectedResult = "100 50 2026-11-24T12:00:30")]
    [TestCase("RateLimit: \"default\";r=50;t=30", ExpectedResult = "none 50 2026-11-24T12:00:30")]
    [TestCase(
        "RateLimit: \"default\"; R=50 ; t=30|RateLimit-Policy: \"burst\";q=5;w=1, \"default\";q=100;w=60",
        ExpectedResult = "100 50 2026-11-24T12:00:30"
    )]
    [TestCase(
        "RateLimit: \"burst\";r=3;t=1, \"daily\";r=2;t=30|RateLimit-Policy: \"burst\";q=5, \"daily\";q=100",
        ExpectedResult = "100 2 2026-11-24T12:00:30"
    )]
    [TestCase("RateLimit-Policy: 100;w=60", ExpectedResult = "100 none none")]
    [TestCase("RateLimit-Limit: lots|X-RateLimit-Limit: -1|X-RateLimit-Reset: soon|RateLimit: ;;,=", ExpectedResult = "nothing")]
    [TestCase("X-RateLimit-Limit: NaN|X-RateLimit-Remaining: Infinity|X-RateLimit-Reset: 1e9", ExpectedResult = "nothing")]
    [TestCase("X-Rest: 1|Retry-After: 30", ExpectedResult = "nothing")]
    public string Read_understands_each_form(string headers)
    {
        using var response = Answers.Status(200);
        foreach (var header in headers.Split('|'))
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            response.WithHeader(header[..colon], header[(colon + 2)..]);
        }

        return RateLimit.Read(response, Now) is { } rate
            ? $"{Text(rate.Limit)} {Text(rate.Remaining)} {rate.Reset?.UtcDateTime.ToString("s", System.Globalization.CultureInfo.InvariantCulture) ?? "none"}"
            : "nothing";
    }

    [FsCheck.NUnit.Property]
    public Property Read_of_anything_gives_nothing_negative() =>
        Prop.ForAll<string?, string?, string?>(
            (structured, policy, old) =>
            {
                using var response = Answers
                    .Status(200)
                    .WithHeader("RateLimit", $"{structured};r={old}")
                    .WithHeader("RateLimit-Policy", policy ?? "")
                    .WithHeader("X-RateLimit-Reset", old ?? "");

                return RateLimit.Read(response, Now) is not ({ Limit: < 0 } or { Remaining: < 0 });
            });

    [Test]
    public async Task SendAsync_when_refused_keeps_what_the_server_says_of_its_rate()
    {
        using var end = new StubHandler(_ =>
            Answers.Status(429).WithHeader("X-RateLimit-Limit", "100").WithHeader("X-RateLimit-Remaining", "0"));
        using var client = TestClient.Create(end, options => options.Retry.MaxAttempts = 1);

        var failure = await Assert.ThrowsAsync<DataGouvRateLimitException>(() => client.SendAsync(HttpMethod.Get, "datasets/"));

        Assert.That(failure!.RateLimit, Is.EqualTo(new RateLimit(100, 0, null)));
    }

    [Test]
    public async Task GetAsync_with_raw_response_gives_what_the_server_says_of_its_rate()
    {
        using var end = new StubHandler(_ => Answers.Json("{}").WithHeader("RateLimit", "\"default\";r=50;t=30"));
        using var client = TestClient.Create(
            end,
            options => options.TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Now));
        var raw = new RawResponse();

        await client.Catalog.Datasets["a"].GetAsync(request => request.Options.Add(raw));

        Assert.That(raw.RateLimit, Is.EqualTo(new RateLimit(null, 50, Now.AddSeconds(30))));
    }

    private static string Text(long? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none";
}
