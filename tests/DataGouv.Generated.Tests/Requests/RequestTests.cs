using System.Text.Json.Nodes;
using DataGouv.Catalog;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Generated.Tests.Requests;

/// <summary>What a request carries beside its address.</summary>
internal sealed class RequestTests
{
    private static readonly string[] Json = ["application/json"];
    private static readonly string[] Members = ["title", "description", "private"];
    private static readonly string[] Mask = ["data{id},next_page"];

    [Test]
    public void Request_asks_for_what_the_operation_gives() =>
        Assert.That(Builders.Catalog().Datasets.ToGetRequestInformation().Headers["Accept"], Is.EqualTo(Json));

    [Test]
    public void Request_with_headers_of_the_caller_keeps_them()
    {
        var request = Builders.Catalog().Datasets.ToGetRequestInformation(configuration =>
        {
            configuration.Headers.Add("X-Fields", Mask[0]);
            configuration.Headers.Add("Accept", "text/html");
        });
        Assert.Multiple(() =>
        {
            Assert.That(request.Headers["X-Fields"], Is.EqualTo(Mask));
            Assert.That(request.Headers["Accept"], Has.Exactly(1).EqualTo("text/html"));
        });
    }

    [Test]
    public void Request_with_options_of_the_caller_keeps_them_beside_its_own()
    {
        var option = new CallerOption();
        var request = Builders.Catalog().Datasets.ToGetRequestInformation(configuration => configuration.Options.Add(option));
        Assert.That(request.RequestOptions, Has.Member(option).And.Member(DatasetsRequestBuilder.GetOperation));
    }

    [Test]
    public async Task Request_with_a_body_sends_what_is_set()
    {
        var request = Builders.Catalog().Datasets.ToPostRequestInformation(new DatasetInput { Title = "Qualité de l'air", Description = "…", Private = true });
        var sent = await JsonNode.ParseAsync(request.Content);
        Assert.Multiple(() =>
        {
            Assert.That(request.Headers["Content-Type"], Is.EqualTo(Json));
            Assert.That(sent!.AsObject().Select(member => member.Key), Is.EquivalentTo(Members));
        });
    }

    [Test]
    public void Request_without_its_body_is_refused() => Assert.Multiple(() =>
    {
        Assert.That(() => Builders.Catalog().Datasets.ToPostRequestInformation(null!), Throws.ArgumentNullException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("body"));
        Assert.That(() => Builders.Catalog().Datasets["d"].Upload.ToPostRequestInformation(null!), Throws.ArgumentNullException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("body"));
    });

    [Test]
    public void Request_without_a_query_parameter_that_the_server_requires_is_refused() =>
        Assert.That(() => Builders.Catalog().Datasets.Suggest.ToGetRequestInformation(), Throws.ArgumentException.With.Message.Contains("requires the query parameter \"q\""));

    [Test]
    public void Request_with_a_form_says_its_boundary()
    {
        using var content = new MemoryStream([1, 2, 3]);
        var request = Builders.Catalog().Datasets["d"].Upload.ToPostRequestInformation(new FileForm { File = new FilePart(content, "a.csv") });
        Assert.That(request.Headers["Content-Type"].Single(), Does.Match("^multipart/form-data; boundary=[0-9a-f]{32}$"));
    }

    private sealed class CallerOption : IRequestOption;
}
