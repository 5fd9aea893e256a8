using System.Text;
using System.Text.Json;
using DataGouv.Catalog;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using RichardSzalay.MockHttp;

namespace DataGouv.Generated.Tests.Requests;

/// <summary>Polymorphic objects in answers that come in many pieces are read like any others.</summary>
[TestFixture(1_000)]
[TestFixture(16_384)]
[TestFixture(int.MaxValue)]
internal sealed class LargeAnswerTests(int pieceLength)
{
    private readonly MockHttpMessageHandler server = new();

    [TearDown]
    public void Forget() => server.Clear();

    [OneTimeTearDown]
    public void Stop() => server.Dispose();

    [Test]
    public async Task Get_organization_with_twelve_sections_reads_them_all()
    {
        var organization = await GetAsync(LargeAnswers.Organization, catalog => catalog.Organizations["region"].GetAsync());
        Assert.That(
            organization.PresentationBlocs,
            Has.Count.EqualTo(12).And.All.TypeOf<SectionBloc>().With.Property(nameof(SectionBloc.Blocs)).Count.EqualTo(3));
    }

    [Test]
    public async Task Get_activities_reads_every_actor()
    {
        var page = await GetAsync(LargeAnswers.Activities, catalog => catalog.Activity.GetAsync());
        Assert.That(page.Data, Has.Count.EqualTo(20).And.All.Property(nameof(ActivityEntry.Actor)).TypeOf<UserReference>());
    }

    [Test]
    public async Task Get_transfers_reads_every_recipient()
    {
        var transfers = await GetAsync(LargeAnswers.Transfers, catalog => catalog.Transfer.GetAsync());
        Assert.That(transfers, Has.Count.EqualTo(30).And.All.Property(nameof(Transfer.Recipient)).TypeOf<OrganizationReference>());
    }

    [Test]
    public async Task Get_site_with_many_sections_reads_them_all()
    {
        var site = await GetAsync(LargeAnswers.Site, catalog => catalog.Site.GetAsync());
        Assert.That(site.DatasetsBlocs!.Concat(site.ReusesBlocs!), Has.Exactly(40).TypeOf<SectionBloc>());
    }

    [Test]
    public async Task Get_notifications_reads_the_details_of_each()
    {
        var page = await GetAsync(LargeAnswers.Notifications, catalog => catalog.Notifications.GetAsync());
        Assert.That(
            page.Data,
            Has.Count.EqualTo(50).And.All.Property(nameof(Notification.Details)).TypeOf<ReuseCreatedNotificationDetails>());
    }

    [Test]
    public async Task Get_posts_reads_blocs_that_say_their_class_last()
    {
        Answer(LargeAnswers.Posts);
        var page = await new CatalogV2.CatalogV2RequestBuilder(new Uri("https://api.example/api/2/"), Adapter).Posts.Search.GetAsync();
        Assert.Multiple(() =>
        {
            Assert.That(page.Data.SelectMany(post => post.Blocs!), Has.Exactly(200).TypeOf<SectionBloc>());
            Assert.That(
                Written(page, CatalogV2.CatalogV2Json.Options),
                Is.EqualTo(Whole<CatalogV2.PostSearchPage>(LargeAnswers.Posts, CatalogV2.CatalogV2Json.Options)));
        });
    }

    private HttpClientRequestAdapter Adapter => new(new AnonymousAuthenticationProvider(), httpClient: server.ToHttpClient());

    // What is read equals what the whole text gives.
    private async Task<T> GetAsync<T>(string json, Func<CatalogRequestBuilder, Task<T>> get)
    {
        Answer(json);
        var read = await get(new CatalogRequestBuilder(Builders.Address, Adapter));
        Assert.That(Written(read, CatalogJson.Options), Is.EqualTo(Whole<T>(json, CatalogJson.Options)));
        return read;
    }

    private void Answer(string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        Assert.That(body, Has.Length.GreaterThan(16_384));
        server.When("*").Respond(_ => new HttpResponseMessage { Content = new StreamContent(new TrickleStream(body, pieceLength)) });
    }

    private static string Whole<T>(string json, JsonSerializerOptions options) =>
        Written(JsonSerializer.Deserialize<T>(json, options), options);

    private static string Written<T>(T value, JsonSerializerOptions options) => JsonSerializer.Serialize(value, options);
}
