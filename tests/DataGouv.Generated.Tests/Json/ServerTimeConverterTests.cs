using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Generated.Tests.Json;

internal sealed class ServerTimeConverterTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new ServerTimeConverter() } };

    [TestCase("2026-10-01T12:34:56+00:00", "2026-10-01T12:34:56.0000000+00:00")]
    [TestCase("2026-10-01T12:34:56.123456+00:00", "2026-10-01T12:34:56.1234560+00:00")]
    [TestCase("2026-10-01T12:34:56Z", "2026-10-01T12:34:56.0000000+00:00")]
    [TestCase("2026-10-01T12:34:56+02:00", "2026-10-01T12:34:56.0000000+02:00")]
    [TestCase("2026-10-01T12:34:56", "2026-10-01T12:34:56.0000000+00:00")]
    [TestCase("2026-10-01T12:34:56.5", "2026-10-01T12:34:56.5000000+00:00")]
    [TestCase("2026-10-01 12:34:56", "2026-10-01T12:34:56.0000000+00:00")]
    [TestCase("2026-10-01", "2026-10-01T00:00:00.0000000+00:00")]
    public void Read_instant_without_an_offset_is_UTC_and_with_one_keeps_it(string text, string expected)
    {
        using var culture = new StrangeCulture();
        using var zone = new StrangeZone();
        Assert.That(Read(text).ToString("O"), Is.EqualTo(expected));
    }

    [Test]
    public async Task Read_instants_in_pieces_is_what_they_are_read_whole()
    {
        using var zone = new StrangeZone();
        var json =
            """
            [
                "2026-10-01T12:34:56+00:00", "2026-10-01T12:34:56.12345678Z", "2026-10-01T12:34:56.123456789\u002B02:00",
                "2026-10-01T12:34:56", "2026\u002D10-01 12:34", "2026-10-01"
            ]
            """u8.ToArray();
        Assert.That(await PiecewiseReading.DifferencesAsync(json, typeof(List<DateTimeOffset>), Options), Is.Empty);
    }

    [TestCase("\"yesterday\"")]
    [TestCase("\"\"")]
    [TestCase("\"2026-13-01T00:00:00\"")]
    [TestCase("1790000000")]
    [TestCase("{}")]
    public void Read_text_that_is_no_instant_is_refused(string json) =>
        Assert.That(() => JsonSerializer.Deserialize<DateTimeOffset>(json, Options), Throws.InstanceOf<JsonException>());

    [TestCase("2026-10-01T12:34:56+00:00")]
    [TestCase("2026-10-01T12:34:56.123456+00:00")]
    [TestCase("2026-10-01T12:34:56.000001+02:00")]
    [TestCase("2026-10-01T12:34:56-11:30")]
    public void Write_instant_read_from_a_server_is_what_it_was(string text)
    {
        using var culture = new StrangeCulture();
        using var zone = new StrangeZone();
        Assert.That(
            JsonSerializer.Serialize(Read(text), Options).Replace("\\u002B", "+", StringComparison.Ordinal),
            Is.EqualTo($"\"{text}\""));
    }

    [Test]
    public void Write_any_instant_is_read_as_the_same_microsecond() =>
        Prop.ForAll<DateTimeOffset>(instant =>
            {
                var exact = new DateTimeOffset(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMicrosecond), instant.Offset);
                return JsonSerializer.Deserialize<DateTimeOffset>(JsonSerializer.Serialize(exact, Options), Options).EqualsExact(exact);
            })
            .QuickCheckThrowOnFailure();

    private static DateTimeOffset Read(string text) => JsonSerializer.Deserialize<DateTimeOffset>($"\"{text}\"", Options);
}
