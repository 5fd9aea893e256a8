using DataGouv.Catalog;

namespace DataGouv.Tests.Keys;

/// <summary>A dataset is named by its id, its slug, or itself.</summary>
public sealed class DatasetKeyTests
{
    private const string Id = "6b02e7d9e58025844ebfbe32";

    private static IEnumerable<TestCaseData<DatasetKey, string>> Datasets =>
    [
        new(Id, Id) { TestName = "id" },
        new("bancs-publics", "bancs-publics") { TestName = "slug" },
        new(new Dataset { Id = Id, Slug = "bancs-publics" }, Id) { TestName = "dataset" },
        new(new CatalogV2.DatasetV2 { Id = Id, Slug = "bancs-publics" }, Id) { TestName = "dataset of version 2" },
        new(new DatasetReference { Id = Id }, Id) { TestName = "reference" },
    ];

    [TestCaseSource(nameof(Datasets))]
    public void NewResource_any_isOfThatDataset(DatasetKey dataset, string idOrSlug) =>
        Assert.That(UploadTarget.NewResource(dataset).Dataset, Is.EqualTo(idOrSlug));

    [TestCaseSource(nameof(Datasets))]
    public void ToString_any_isTheIdOrTheSlug(DatasetKey dataset, string idOrSlug) => Assert.That(dataset.ToString(), Is.EqualTo(idOrSlug));

    [TestCase("")]
    [TestCase(" ")]
    public void Convert_emptyText_isRefused(string text) => Assert.That(() => (DatasetKey)text, Throws.ArgumentException);

    [Test]
    public void Convert_datasetWithoutItsId_saysWhatToRead() =>
        Assert.That(
            () => (DatasetKey)new Dataset { Title = "Bancs" },
            Throws.ArgumentException.With.Message.StartsWith("The dataset has no id"));

    [Test]
    public void NewResource_noDatasetAtAll_namesTheParameter() =>
        Assert.That(
            () => UploadTarget.NewResource(((Dataset?)null)!),
            Throws.ArgumentNullException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("dataset"));
}
