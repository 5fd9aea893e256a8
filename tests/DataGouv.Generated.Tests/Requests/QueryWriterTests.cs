using System.Globalization;
using DataGouv.Catalog;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Generated.Tests.Requests;

internal sealed class QueryWriterTests
{
    private static readonly string[] Tags = ["eau", "air & sol"];

    private static readonly object?[] Missing = [null, "", Array.Empty<string>()];

    private readonly Dictionary<string, object> parameters = [];

    [SetUp]
    public void Forget() => parameters.Clear();

    private QueryWriter Writer => new(parameters, DatasetsRequestBuilder.GetOperation);

    [Test]
    public void Add_nothing_leaves_the_parameter_out()
    {
        Writer.Add("a", (string?)null);
        Writer.Add("b", (int?)null);
        Writer.Add("c", (long?)null);
        Writer.Add("d", (double?)null);
        Writer.Add("e", (bool?)null);
        Writer.Add("f", (Guid?)null);
        Writer.Add("g", (DateOnly?)null);
        Writer.Add("h", (DateTimeOffset?)null);
        Writer.Add("i", (AccessType?)null);
        Writer.Add("j", (IReadOnlyCollection<string>?)null);
        Writer.Add("k", (IReadOnlyCollection<AccessType>?)null);
        Writer.Add("l", Array.Empty<string>());
        Assert.That(parameters, Is.Empty);
    }

    [Test]
    public void Add_value_in_any_culture_writes_it_the_same_way()
    {
        using var culture = new StrangeCulture();
        Writer.Add("int", -12345);
        Writer.Add("long", -1234567890123);
        Writer.Add("double", -1234.5);
        Writer.Add("bool", false);
        Writer.Add("guid", Guid.Parse("7D3F1C52-9A4E-4B6D-8F21-0C5A9E7B1D34"));
        Writer.Add("date", new DateOnly(2026, 10, 1));
        Writer.Add("time", new DateTimeOffset(2026, 10, 1, 1, 30, 0, TimeSpan.FromHours(2)));
        Writer.Add("exact", new DateTimeOffset(2026, 10, 1, 1, 30, 0, 250, TimeSpan.Zero));
        Assert.That(
            string.Join(' ', parameters.Select(parameter => $"{parameter.Key}={parameter.Value}")),
            Is.EqualTo(
                "int=-12345 long=-1234567890123 double=-1234.5 bool=false guid=7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34 date=2026-10-01 time=2026-09-30T23:30:00Z exact=2026-10-01T01:30:00.25Z"));
    }

    [Test]
    public void Add_empty_text_keeps_it()
    {
        Writer.Add("q", "");
        Assert.That(parameters["q"], Is.EqualTo(""));
    }

    [Test]
    public void Add_enum_writes_its_text()
    {
        Writer.Add("known", (AccessType?)AccessType.Open);
        Writer.Add("unknown", (AccessType?)AccessType.Create("of the future"));
        Assert.That(parameters.Values, Is.EqualTo(Expected.Enums));
    }

    [Test]
    public void Add_list_writes_the_parameter_once_for_each()
    {
        var request = Builders.Catalog().Datasets.ToGetRequestInformation(configuration => configuration.QueryParameters.Tag = [.. Tags]);
        Assert.That(request.URI.Query, Is.EqualTo("?tag=eau&tag=air%20%26%20sol"));
    }

    [Test]
    public void Add_list_of_enums_writes_their_texts()
    {
        Writer.Add("types", (IReadOnlyCollection<AccessType>)[AccessType.Open, AccessType.Restricted]);
        Assert.That(parameters["types"], Is.EqualTo(Expected.List));
    }

    [TestCaseSource(nameof(Missing))]
    public void Require_without_a_value_is_refused(object? value) =>
        Assert.That(
            () => Writer.Require("q", "Q", value),
            Throws.ArgumentException.With.Message.StartsWith(
                "GET /datasets/ requires the query parameter \"q\": set QueryParameters.Q in the request configuration."));

    [TestCase("a")]
    [TestCase(0)]
    [TestCase(false)]
    public void Require_with_a_value_is_content(object value) => Assert.That(() => Writer.Require("q", "Q", value), Throws.Nothing);

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void Add_number_that_is_none_is_refused(double value) =>
        Assert.That(
            () => Writer.Add("min", value),
            Throws
                .ArgumentException.With.Property(nameof(ArgumentException.ParamName))
                .EqualTo("min")
                .And.Message.StartsWith("GET /datasets/ takes a finite number for the query parameter \"min\", not NaN or infinity."));

    [Test]
    public void Add_any_number_writes_it_exactly() =>
        Prop.ForAll<NormalFloat, long>(
                (number, whole) =>
                {
                    using var culture = new StrangeCulture();
                    Writer.Add("double", number.Get);
                    Writer.Add("long", whole);
                    return double.Parse((string)parameters["double"], CultureInfo.InvariantCulture).Equals(number.Get)
                        && long.Parse((string)parameters["long"], CultureInfo.InvariantCulture) == whole;
                })
            .QuickCheckThrowOnFailure();

    [Test]
    public void Add_any_text_arrives_as_it_was() =>
        Prop.ForAll<NonNull<string>>(text =>
            {
                if (!text.Get.IsWellFormed())
                    return true;
                var query = Builders
                    .Catalog()
                    .Datasets.ToGetRequestInformation(configuration => configuration.QueryParameters.Q = text.Get)
                    .URI.Query;
                return query.StartsWith("?q=", StringComparison.Ordinal) && Uri.UnescapeDataString(query[3..]) == text.Get;
            })
            .QuickCheckThrowOnFailure();

    private static class Expected
    {
        public static readonly string[] Enums = ["open", "of the future"];
        public static readonly string[] List = ["open", "restricted"];
    }
}
