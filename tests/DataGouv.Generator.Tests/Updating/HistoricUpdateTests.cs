using DataGouv.Generator.Updating;

namespace DataGouv.Generator.Tests.Updating;

/// <summary>The repository's own documents are brought to other versions of the platform, all the way to canonical documents.</summary>
public sealed class HistoricUpdateTests
{
    private static readonly string Specs = Path.Combine(AppContext.BaseDirectory, "specs");

    private string _folder = null!;
    private SmallRepository _repository = null!;

    [SetUp]
    public void Prepare()
    {
        _folder = Directory.CreateTempSubdirectory("datagouv-versions-").FullName;
        _repository = new SmallRepository(Specs);
    }

    [TearDown]
    public void End()
    {
        _repository.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Update_to_another_version_and_back_is_proposed_each_time()
    {
        var there = await _repository.Update(Documents("17.12.1"));
        var back = await _repository.Update(Documents(null));

        Assert.That((there, back), Is.EqualTo((UpdateOutcome.Proposed, UpdateOutcome.Proposed)), _repository.Log.ToString());
    }

    [Test]
    public async Task Update_to_a_version_without_some_models_shortens_what_speaks_of_them()
    {
        await _repository.Update(Documents("17.12.1"));

        Assert.That(
            _repository.Report,
            Does.Contain("**refers to what is gone** and was shortened. The new document has no \"GeoZoneReference\"."));
        Assert.That(
            _repository.Read("specs/catalog/overlay.json"),
            Does.Contain("#/definitions/TopicReference").And.Not.Contain("GeoZoneReference"));
    }

    [TestCase("17.0.0")]
    [TestCase("17.6.0")]
    public async Task Update_to_a_version_that_the_overlay_cannot_follow_says_where_and_touches_nothing(string version)
    {
        var before = _repository.Tree;

        var outcome = await _repository.Update(Documents(version));

        Assert.That(outcome, Is.EqualTo(UpdateOutcome.Failed));
        Assert.That(_repository.Report, Does.Contain("$.definitions['Activity']").And.Contain("Fix: "));
        Assert.That(_repository.Tree, Is.EqualTo(before));
    }

    // The documents of a version of the platform, or those of today.
    private string Documents(string? version)
    {
        var documents = Directory.CreateDirectory(Path.Combine(_folder, version ?? "today")).FullName;
        foreach (var api in Directory.EnumerateDirectories(Specs).Select(api => Path.GetFileName(api)))
        {
            var past = Path.Combine(AppContext.BaseDirectory, "Differences", "History", $"udata-{version}-{api}.json");
            File.Copy(File.Exists(past) ? past : Path.Combine(Specs, api, "upstream.json"), Path.Combine(documents, $"{api}.json"));
        }

        return documents;
    }
}
