using DataGouv.Catalog;
using DataGouv.CatalogV2;
using DataGouv.Metrics;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Metrics;

/// <summary>Figures are those of objects that are named by their ids or themselves.</summary>
public sealed class MetricsKeyTests
{
    private const string Id = "1f0d31f2fc9155accd1eaa76";
    private const string Other = "f68bfe1cd3c6a32e01a28084";
    private const string Resource = "3b0c331e-2ecf-731e-b6a5-4c8186a93116";

    private static readonly MetricsClient Metrics = TestClient.Create(new StubHandler(_ => Answers.Status(500))).Metrics;

    private static IEnumerable<TestCaseData<MetricsKey>> Datasets =>
    [
        new(Id) { TestName = "id" },
        new(Id.ToUpperInvariant()) { TestName = "id in capitals" },
        new(new Dataset { Id = Id }) { TestName = "dataset" },
        new(new DatasetV2 { Id = Id }) { TestName = "dataset of version 2" },
        new(new DatasetReference { Id = Id }) { TestName = "reference to a dataset" },
    ];

    private static IEnumerable<TestCaseData<MetricsKey>> Resources =>
    [
        new(Resource) { TestName = "text of an id" },
        new(new Guid(Resource)) { TestName = "id" },
        new(new Resource { Id = new Guid(Resource) }) { TestName = "resource" },
        new(new CommunityResource { Id = new Guid(Resource) }) { TestName = "community resource" },
    ];

    [TestCaseSource(nameof(Datasets))]
    public void Of_anyDataset_isThatOne(MetricsKey dataset) =>
        Assert.That(QueryOf(Metrics.Datasets.Totals.Of(dataset)), Is.EqualTo($"?dataset_id__exact={Id}"));

    [TestCaseSource(nameof(Resources))]
    public void Of_anyResource_isThatOne(MetricsKey resource) =>
        Assert.That(QueryOf(Metrics.Resources.Totals.Of(resource)), Is.EqualTo($"?resource_id__exact={Resource}"));

    [Test]
    public void Of_organizationOfADataset_isThatOne() => Assert.That(
        QueryOf(Metrics.Organizations.Totals.Of(new OrganizationReference { Id = Id }, new Organization { Id = Other })),
        Is.EqualTo($"?organization_id__in={Id},{Other}"));

    [Test]
    public void Of_reuse_isThatOne() => Assert.That(
        QueryOf(Metrics.Reuses.Totals.Of(new Reuse { Id = Id }, new ReuseV2 { Id = Other })),
        Is.EqualTo($"?reuse_id__in={Id},{Other}"));

    [Test]
    public void Of_dataservice_isThatOne() =>
        Assert.That(QueryOf(Metrics.Dataservices.Totals.Of(new Dataservice { Id = Id })), Is.EqualTo($"?dataservice_id__exact={Id}"));

    [Test]
    public void Of_listOfIds_isAllOfThem()
    {
        string[] array = [Id, Other];

        Assert.That(
            new[] { QueryOf(Metrics.Datasets.Totals.Of(array)), QueryOf(Metrics.Datasets.Totals.Of(array.Where(id => id.Length > 0))) },
            Is.All.EqualTo($"?dataset_id__in={Id},{Other}"));
    }

    [Test]
    public void Of_listOfResources_isAllOfThem() => Assert.That(
        QueryOf(Metrics.Resources.Totals.Of(new List<Guid> { new(Resource), Guid.Empty })),
        Is.EqualTo($"?resource_id__in={Resource},{Guid.Empty}"));

    [TestCase(Resource, "is the id of a resource")]
    [TestCase("qualite-de-l-air", "no slugs")]
    [TestCase(" ", "whitespace")]
    public void Of_idOfAnotherKind_isRefused(string id, string said) =>
        Assert.That(() => Metrics.Datasets.Monthly.Of(id), Throws.ArgumentException.With.Message.Contains(said));

    [Test]
    public void Of_idOfADatasetWhereResourcesAreMeant_isRefused() => Assert.That(
        () => Metrics.Resources.Monthly.Of(Id),
        Throws.ArgumentException.With.Message.Contains("pass the id of a resource, a UUID"));

    [Test]
    public void Of_datasetWhereReusesAreMeant_isRefused() => Assert.That(
        () => Metrics.Reuses.Monthly.Of(new Dataset { Id = Id }),
        Throws.ArgumentException.With.Message.StartsWith($"\"{Id}\" is the id of a dataset: pass the id of a reuse"));

    [Test]
    public void Of_datasetWithoutItsId_saysWhatToRead() => Assert.That(
        () => Metrics.Datasets.Monthly.Of(new Dataset { Title = "Bancs" }),
        Throws.ArgumentException.With.Message.StartsWith("The dataset has no id"));

    [Test]
    public void Of_nothing_isRefused() =>
        Assert.That(() => Metrics.Datasets.Monthly.Of(), Throws.ArgumentException.With.Message.StartsWith("There is no id"));

    [Test]
    public void Of_nullAmongIds_namesTheParameter() => Assert.That(
        () => Metrics.Datasets.Monthly.Of(Id, (string)null!),
        Throws.ArgumentNullException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("objects"));

    [Test]
    public void Of_twice_isRefused() => Assert.That(
        () => Metrics.Datasets.Monthly.Of(Id).Of(Other),
        Throws.InvalidOperationException.With.Message.Contains("pass all of them to one"));

    [Test]
    public void Of_site_isRefused() =>
        Assert.That(() => Metrics.Site.Of(Id), Throws.InvalidOperationException.With.Message.Contains("whole site"));

    private static string QueryOf<T>(MetricsTotals<T> totals) => totals.Query.ToUri().Query;
}
