using DataGouv.Catalog;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Keys;

/// <summary>A resource is named by its id or itself.</summary>
public sealed class ResourceKeyTests
{
    private static readonly Guid Id = new("4f3fe95c-620c-4d25-b901-3d0baa5c60e8");

    private static IEnumerable<TestCaseData<ResourceKey>> Resources =>
    [
        new(Id) { TestName = "id" },
        new("4F3FE95C-620C-4D25-B901-3D0BAA5C60E8") { TestName = "text of an id" },
        new(new Resource { Id = Id }) { TestName = "resource" },
        new(new CommunityResource { Id = Id }) { TestName = "community resource" },
        new(new CatalogV2.ResourceWithDataset { Resource = new Resource { Id = Id } }) { TestName = "resource of version 2" },
    ];

    [TestCaseSource(nameof(Resources))]
    public void Target_anyResource_isOfThatId(ResourceKey resource) =>
        Assert.That(UploadTarget.Resource("bancs-publics", resource).ResourceId, Is.EqualTo(Id));

    [TestCaseSource(nameof(Resources))]
    public void Tabular_anyResource_isOfThatId(ResourceKey resource)
    {
        using var client = TestClient.Create(new StubHandler(_ => Answers.Status(500)));

        Assert.That(client.Tabular.Resource(resource).Id, Is.EqualTo(Id));
    }

    [TestCaseSource(nameof(Resources))]
    public void ToString_any_isTheId(ResourceKey resource) => Assert.That(resource.ToString(), Is.EqualTo(Id.ToString()));

    [Test]
    public void Convert_emptyId_isRefused() =>
        Assert.That(() => (ResourceKey)Guid.Empty, Throws.ArgumentException.With.Message.Contains("empty"));

    [Test]
    public void Convert_resourceWithoutItsId_saysWhatToRead() =>
        Assert.That(
            () => (ResourceKey)new Resource { Title = "Bancs" },
            Throws.ArgumentException.With.Message.StartsWith("The resource has no id"));

    [Test]
    public void Target_noResourceAtAll_namesTheParameter() =>
        Assert.That(
            () => UploadTarget.CommunityResource(((CommunityResource?)null)!),
            Throws.ArgumentNullException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("resource"));
}
