using System.Globalization;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Pipeline;

/// <summary>Retries under a clock of the test: status, method, form of Retry-After, zone and culture, number of failures.</summary>
internal sealed class RetryMatrixTests
{
    private const int MaxAttempts = 3;
    private static readonly TimeSpan Asked = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Base = TimeSpan.FromSeconds(2);

    [Test]
    public async Task SendAsync_repeats_what_is_safe_after_the_pause_that_was_asked(
        [Values(400, 404, 408, 429, 500, 501, 502, 503, 504)] int status,
        [Values("GET", "HEAD", "PUT", "DELETE", "POST", "PATCH")] string method,
        [Values("", "seconds", "date")] string header,
        [Values("UTC", "Paris", "Kolkata", "Newfoundland")] string place,
        [Values(1, 2, 3)] int failures)
    {
        var clock = new ImpatientClock(new DateTimeOffset(2026, 3, 29, 0, 59, 55, TimeSpan.Zero), Zone(place));
        CultureInfo.CurrentCulture = Culture(place);
        using var end = new StubHandler((_, number) => number <= failures ? Refuse(status, header, clock) : Answers.Json("{}"));
        using var client = TestClient.Create(end, options =>
        {
            options.TimeProvider = clock;
            options.Politeness.RequestsPerSecond = null;
            options.Politeness.BreakDuration = TimeSpan.Zero;
            (options.Timeouts.Attempt, options.Timeouts.Call) = (Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            (options.Retry.MaxAttempts, options.Retry.BaseDelay, options.Retry.MaxDelay) = (MaxAttempts, Base, TimeSpan.FromSeconds(20));
        });

        var failed = await SendAsync(client, new HttpMethod(method));

        var isRepeated = IsTransient(status) && method is not ("POST" or "PATCH");
        var sent = isRepeated ? Math.Min(failures + 1, MaxAttempts) : 1;
        var isFailure = !isRepeated || failures >= MaxAttempts;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(end.Requests, Has.Count.EqualTo(sent));
            Assert.That(failed is not null, Is.EqualTo(isFailure));
            Assert.That(failed?.Attempts.Count ?? sent, Is.EqualTo(sent));
            Assert.That(failed?.ResponseStatusCode ?? status, Is.EqualTo(status));
            Assert.That(failed?.RetryAfter is null, Is.EqualTo(failed is null || header.Length == 0));
            Assert.That(Pauses(failed), Is.All.Matches<TimeSpan>(pause => header.Length == 0 ? pause >= TimeSpan.Zero && pause <= TimeSpan.FromSeconds(20) : pause == Asked));
        }
    }

    private static bool IsTransient(int status) => status is 408 or 429 or 500 or 502 or 503 or 504;

    private static IEnumerable<TimeSpan> Pauses(DataGouvApiException? failure) => failure is null ? [] : failure.Attempts.SkipLast(1).Select(attempt => attempt.Delay);

    private static async Task<DataGouvApiException?> SendAsync(DataGouvClient client, HttpMethod method)
    {
        try
        {
            using var response = await client.SendAsync(method, "datasets/");
            return null;
        }
        catch (DataGouvApiException failure)
        {
            return failure;
        }
    }

    private static HttpResponseMessage Refuse(int status, string header, TimeProvider clock) => header switch
    {
        "seconds" => Answers.Status(status).WithHeader("Retry-After", "7"),
        "date" => Answers.Status(status).WithHeader("Retry-After", (clock.GetUtcNow() + Asked).ToString("r", CultureInfo.InvariantCulture)),
        _ => Answers.Status(status),
    };

    private static TimeZoneInfo Zone(string place) => place switch
    {
        "Paris" => TimeZoneInfo.CreateCustomTimeZone("Paris", TimeSpan.FromMinutes(60), null, null),
        "Kolkata" => TimeZoneInfo.CreateCustomTimeZone("Kolkata", TimeSpan.FromMinutes(330), null, null),
        "Newfoundland" => TimeZoneInfo.CreateCustomTimeZone("Newfoundland", TimeSpan.FromMinutes(-210), null, null),
        _ => TimeZoneInfo.Utc,
    };

    // The runtime of the tests knows no cultures: these differ in what could matter.
    private static CultureInfo Culture(string place)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        if (place != "UTC")
        {
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NegativeSign = "−";
            culture.DateTimeFormat.AbbreviatedDayNames = ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."];
            culture.DateTimeFormat.AbbreviatedMonthNames = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.", ""];
            culture.DateTimeFormat.TimeSeparator = ".";
        }

        return culture;
    }
}
