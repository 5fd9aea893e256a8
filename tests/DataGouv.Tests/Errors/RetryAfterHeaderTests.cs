using DataGouv.Errors;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Errors;

internal sealed class RetryAfterHeaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [TestCase("120", ExpectedResult = "2026-11-24T12:02:00")]
    [TestCase(" 0 ", ExpectedResult = "2026-11-24T12:00:00")]
    [TestCase("Tue, 24 Nov 2026 12:00:07 GMT", ExpectedResult = "2026-11-24T12:00:07")]
    [TestCase("99999999999999999999", ExpectedResult = "2036-11-21T12:00:00")]
    [TestCase("", ExpectedResult = "none")]
    [TestCase("-1", ExpectedResult = "none")]
    [TestCase("soon", ExpectedResult = "none")]
    [TestCase(null, ExpectedResult = "none")]
    public string Read_gives_the_moment(string? header)
    {
        using var response = header is null ? Answers.Status(503) : Answers.Status(503).WithHeader("Retry-After", header);

        return RetryAfterHeader.Read(response, Now)?.UtcDateTime.ToString("s", System.Globalization.CultureInfo.InvariantCulture) ?? "none";
    }
}
