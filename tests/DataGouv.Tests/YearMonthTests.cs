using System.Globalization;
using System.Text.Json;
using DataGouv.Metrics;
using DataGouv.Tests.Tabular;

namespace DataGouv.Tests;

/// <summary>Months.</summary>
public sealed class YearMonthTests
{
    [TestCase("2026-06", 2026, 6)]
    [TestCase("0001-01", 1, 1)]
    [TestCase("9999-12", 9999, 12)]
    public void Parse_month_isWrittenAgainTheSame(string text, int year, int month)
    {
        var parsed = YearMonth.Parse(text);

        Assert.That((parsed.Year, parsed.Month, parsed.ToString()), Is.EqualTo((year, month, text)));
    }

    [TestCase("2026-13")]
    [TestCase("2026-6")]
    [TestCase("2026-06-01")]
    [TestCase("")]
    public void Parse_otherText_fails(string text) => Assert.That(() => YearMonth.Parse(text), Throws.TypeOf<FormatException>());

    [TestCase(1)]
    [TestCase(100)]
    [TestCase(16_384)]
    public async Task Read_monthsInSmallBuffers_areTheSame(int bufferSize)
    {
        var months = Enumerable.Range(0, 5_000).Select(new YearMonth(1900, 1).AddMonths).ToList();
        using var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(months));

        var read = await JsonSerializer.DeserializeAsync<List<YearMonth>>(json, Buffered(bufferSize));

        Assert.That(read, Is.EqualTo(months));
    }

    [TestCase(0, 1)]
    [TestCase(2026, 0)]
    [TestCase(2026, 13)]
    public void Constructor_noSuchMonth_fails(int year, int month) =>
        Assert.That(() => new YearMonth(year, month), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void AddMonths_overTheYear_carries() => Assert.That(new YearMonth(2026, 11).AddMonths(3), Is.EqualTo(new YearMonth(2027, 2)));

    [Test]
    public void Comparison_months_followTime() =>
        Assert.That(new YearMonth(2025, 12) < new YearMonth(2026, 1) && new YearMonth(2026, 1) >= new YearMonth(2026, 1));

    [Test]
    public void ToString_cultureWithAnotherCalendar_isTheSame()
    {
        CultureInfo.CurrentCulture = TestCulture.Of("ar-SA");

        Assert.That(new YearMonth(2026, 6).ToString(), Is.EqualTo("2026-06"));
    }

    private static JsonSerializerOptions Buffered(int size) => new() { DefaultBufferSize = size };
}
