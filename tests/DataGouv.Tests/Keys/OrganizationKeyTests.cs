using DataGouv.Catalog;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Keys;

/// <summary>An organization is named by its id, its slug, or itself.</summary>
public sealed class OrganizationKeyTests
{
    private const string Id = "534fff81a3a7292c64a77e5c";

    private static IEnumerable<TestCaseData<OrganizationKey, string>> Organizations =>
    [
        new(Id, Id) { TestName = "id" },
        new("ville-de-nantes", "ville-de-nantes") { TestName = "slug" },
        new(new Organization { Id = Id }, Id) { TestName = "organization" },
        new(new OrganizationReference { Id = Id }, Id) { TestName = "reference" },
    ];

    [TestCaseSource(nameof(Organizations))]
    public async Task SetImageAsync_logoOfAny_isSentToThatOrganization(OrganizationKey organization, string idOrSlug)
    {
        using var server = new StubHandler(_ => Answers.Json("""{"success": true, "image": "/a.png"}"""));
        using var client = TestClient.Create(server, options => options.ApiKey = "udata_alice");

        await client.Uploads.SetImageAsync(
            ImageTarget.OrganizationLogo(organization),
            UploadSource.FromBytes(Convert.FromHexString("89504E470D0A1A0A00000000"), "logo.png"));

        Assert.That(server.Requests[0].Address.AbsolutePath, Is.EqualTo($"/api/1/organizations/{idOrSlug}/logo/"));
    }

    [TestCaseSource(nameof(Organizations))]
    public void ToString_any_isTheIdOrTheSlug(OrganizationKey organization, string idOrSlug) =>
        Assert.That(organization.ToString(), Is.EqualTo(idOrSlug));

    [Test]
    public void Convert_noOrganization_isNone() => Assert.That(new UploadMetadata { Organization = (string?)null }.Organization, Is.Null);

    [Test]
    public void Convert_emptyText_isRefused() => Assert.That(() => (OrganizationKey)"", Throws.ArgumentException);

    [Test]
    public void Convert_organizationWithoutItsId_saysWhatToRead() =>
        Assert.That(
            () => (OrganizationKey)new Organization { Name = "Nantes" },
            Throws.ArgumentException.With.Message.StartsWith("The organization has no id"));

    [Test]
    public void OrganizationBanner_noOrganizationAtAll_namesTheParameter() =>
        Assert.That(
            () => ImageTarget.OrganizationBanner(((Organization?)null)!),
            Throws.ArgumentNullException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("organization"));
}
