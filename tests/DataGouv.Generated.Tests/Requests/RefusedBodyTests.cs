using System.Text.Json;
using DataGouv.Catalog;
using RichardSzalay.MockHttp;

namespace DataGouv.Generated.Tests.Requests;

/// <summary>What JSON cannot say is refused before anything is sent.</summary>
internal sealed class RefusedBodyTests
{
    private readonly MockHttpMessageHandler server = new();

    [OneTimeTearDown]
    public void Stop() => server.Dispose();

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void Post_number_that_JSON_does_not_have_names_its_member(double number)
    {
        var body = new DataserviceInput { Title = "a", BaseApiUrl = "https://a.example/", Availability = number };
        AssertRefused(
            () => Catalog.Dataservices.PostAsync(body),
            "$.availability of the body is NaN or infinite, and JSON has no such number: set a finite number, or leave it out.");
    }

    [Test]
    public void Patch_optional_number_that_JSON_does_not_have_names_its_member() => AssertRefused(
        () => Catalog.Dataservices["d"].PatchAsync(new DataservicePatch { Title = "a", Availability = double.NaN }),
        "$.availability of the body is NaN");

    [Test]
    public void Patch_number_in_an_optional_object_names_its_member()
    {
        var axis = new ChartYAxisInput { Max = 1, Min = double.NegativeInfinity };
        AssertRefused(
            () => Catalog.Visualizations["v"].PatchAsync(new ChartPatch { Title = "a", YAxis = axis }),
            "$.y_axis.min of the body is NaN");
    }

    [Test]
    public void Post_element_without_a_value_in_a_map_names_its_key()
    {
        var extras = new JsonMap { ["seen"] = 1, ["not seen"] = default };
        AssertRefused(
            () => Catalog.Datasets.PostAsync(new DatasetInput { Title = "a", Description = "b", Extras = extras }),
            "$.extras['not seen'] of the body cannot be written, as a JsonData without a value cannot");
    }

    [Test]
    public void Post_element_without_a_value_beside_the_members_names_its_key()
    {
        var others = new JsonMap { ["later"] = default };
        AssertRefused(
            () => Catalog.Datasets.PostAsync(new DatasetInput { Title = "a", Description = "b", AdditionalData = others }),
            "$.later of the body cannot be written");
    }

    [Test]
    public void Put_element_without_a_value_in_lists_names_its_place()
    {
        List<BlocInput> blocs = [new TitleBlocInput { Title = "a" }, new TitleBlocInput { AdditionalData = new() { ["later"] = default } }];
        var sections = new List<SectionBlocInput> { new(), new() { Blocs = blocs } };
        AssertRefused(
            () => Catalog.Organizations["o"].PutAsync(new OrganizationPatch { PresentationBlocs = sections }),
            "$.presentation_blocs[1].blocs[1].later of the body cannot be written");
    }

    [TearDown]
    public void Nothing_was_sent() => Assert.That(server.GetMatchCount(server.Fallback), Is.Zero);

    private CatalogRequestBuilder Catalog => Builders.Catalog(server);

    private static void AssertRefused(Func<Task> send, string message) => Assert.That(
        send, Throws.ArgumentException.With.Message.StartsWith(message).And.Property(nameof(ArgumentException.ParamName)).EqualTo("body"));
}
