using System.Net;
using DataGouv.Generator.Updating;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Updating;

/// <summary>The update against a server that serves old, new, broken, late or no documents.</summary>
public sealed class SpecsUpdateTests
{
    private DocumentServer _server = null!;
    private SmallRepository _repository = null!;

    [SetUp]
    public void Start()
    {
        _server = new DocumentServer { Document = ZooDocument.Old.ToString() };
        _repository = new SmallRepository(ZooDocument.Old, ZooDocument.Overlay, _server.Address);
    }

    [TearDown]
    public void Stop()
    {
        _server.Dispose();
        _repository.Dispose();
    }

    [Test]
    public async Task Update_with_the_same_document_touches_no_file()
    {
        var before = _repository.Tree;

        Assert.That((await _repository.Update(), _repository.Has("artifacts/spec-change.md")), Is.EqualTo((UpdateOutcome.Unchanged, false)));
        Assert.That(_repository.Tree, Is.EquivalentTo(before));
    }

    [Test]
    public async Task Update_with_the_same_document_says_so()
    {
        await _repository.Update();

        Assert.That(_repository.Log.ToString(), Does.Contain("Nothing changed"));
    }

    [Test]
    public async Task Update_with_enum_values_in_another_order_touches_no_file()
    {
        var before = _repository.Tree;
        var shuffled = ZooDocument.Old;
        ZooDocument.Properties(shuffled)["diet"]!["enum"] = new JArray("grass", "meat");
        _server.Document = shuffled.ToString();

        Assert.That(await _repository.Update(), Is.EqualTo(UpdateOutcome.Unchanged));
        Assert.That(_repository.Tree, Is.EquivalentTo(before));
    }

    [Test]
    public async Task Update_after_304_touches_no_file()
    {
        _server.ETag = "\"v2\"";
        _server.Document = ZooDocument.New.ToString();
        await _repository.Update();
        var before = _repository.Tree;

        Assert.That((await _repository.Update(), _server.Asked[^1]), Is.EqualTo((UpdateOutcome.Unchanged, "\"v2\"")));
        Assert.That(_repository.Tree, Is.EquivalentTo(before));
    }

    [Test]
    public async Task Update_with_a_new_document_proposes_it()
    {
        _server.Document = ZooDocument.New.ToString();

        Assert.That(await _repository.Update(), Is.EqualTo(UpdateOutcome.Proposed));
        Assert.That(JObject.Parse(_repository.Read("specs/zoo/upstream.json")), Is.EqualTo(ZooDocument.New).Using<JToken>(JToken.DeepEquals));
    }

    [Test]
    public async Task Update_with_a_new_document_locks_it()
    {
        _server.Document = ZooDocument.New.ToString();

        await _repository.Update();

        Assert.That((string?)JObject.Parse(_repository.Read("specs/zoo/lock.json"))["source"], Is.EqualTo($"{_server.Address}zoo.json"));
    }

    [Test]
    public async Task Update_with_a_new_document_tells_the_title_first()
    {
        _server.Document = ZooDocument.New.ToString();

        await _repository.Update();

        Assert.That(_repository.Report, Does.StartWith("# zoo: 1 property added\n"));
    }

    [Test]
    public async Task Update_with_a_new_document_advises_the_next_version()
    {
        _server.Document = ZooDocument.New.ToString();
        _repository.Listing = _repository.Listing.Replace("    {\n    }", "    {\n        public double? Weight { get; set; }\n    }", StringComparison.Ordinal);

        await _repository.Update();

        Assert.That(_repository.Report, Does.Contain("Advised version: **1.3.0**"));
    }

    [Test]
    public async Task Update_with_a_new_document_prepends_the_changelog()
    {
        _server.Document = ZooDocument.New.ToString();

        await _repository.Update();

        Assert.That(_repository.Read("CHANGELOG.md"), Does.Contain("All notable changes.\n\n## Unreleased\n\n### The platform on 2026-11-24: zoo: 1 property added\n\n- Added to zoo: `Animal.weight`."));
    }

    [Test]
    public async Task Update_with_a_new_document_keeps_the_earlier_changelog()
    {
        _server.Document = ZooDocument.New.ToString();

        await _repository.Update();

        Assert.That(_repository.Read("CHANGELOG.md"), Does.EndWith("\n\n## 1.2.0\n\nEarlier.\n"));
    }

    [Test]
    public async Task Update_with_a_new_document_writes_the_surface_listing()
    {
        _server.Document = ZooDocument.New.ToString();

        await _repository.Update();

        Assert.That(_repository.Read("src/DataGouv/PublicAPI.txt"), Is.EqualTo(_repository.Listing));
    }

    [Test]
    public async Task Update_joins_document_changes_and_csharp_changes()
    {
        _server.Document = ZooDocument.New.ToString();
        await _repository.Update();
        var more = ZooDocument.New;
        ZooDocument.Properties(more)["wings"] = new JObject { ["type"] = "boolean" };
        _server.Document = more.ToString();
        _repository.Listing = "namespace DataGouv.Zoo\n{\n    public class A\n    {\n    }\n    public sealed class Animal\n    {\n        public bool? Wings { get; set; }\n    }\n}\n";

        await _repository.Update();

        Assert.That(_repository.Report, Does.Contain("| zoo `Animal.wings` (property added) | `+ public bool? Wings { get; set; }`"));
    }

    [Test]
    public async Task Update_twice_proposes_once()
    {
        _server.Document = ZooDocument.New.ToString();
        await _repository.Update();
        var before = _repository.Tree;

        Assert.That(await _repository.Update(), Is.EqualTo(UpdateOutcome.Unchanged));
        Assert.That(_repository.Tree, Is.EquivalentTo(before));
    }

    [Test]
    public async Task Update_in_two_folders_writes_the_same_bytes()
    {
        using var other = new SmallRepository(ZooDocument.Old, ZooDocument.Overlay, _server.Address);
        _server.Document = ZooDocument.New.ToString();

        await _repository.Update();
        await other.Update();

        Assert.That(Texts(other), Is.EqualTo(Texts(_repository)));

        static string Texts(SmallRepository one) => one.Read("specs/zoo/upstream.json") + one.Read("specs/zoo/lock.json") + one.Read("CHANGELOG.md") + one.Report;
    }

    [TestCase("{\"openapi\": \"3.0.3\", \"paths\": {", "cut off")]
    [TestCase("{\"openapi\": \"3.0.3\", \"paths\": {}}", "no operation")]
    [TestCase("<html>Maintenance</html>", "not JSON")]
    public async Task Update_with_a_broken_document_touches_nothing_and_says_why(string document, string why)
    {
        _server.Document = document;
        await FailsAndTouchesNothing(why);
    }

    [Test]
    public async Task Update_while_the_service_is_unavailable_touches_nothing_and_says_so()
    {
        _server.Status = HttpStatusCode.ServiceUnavailable;
        await FailsAndTouchesNothing("answered 503");
    }

    [Test]
    public async Task Update_while_the_service_does_not_answer_touches_nothing_and_says_so()
    {
        _server.IsSilent = true;
        _repository.Timeout = TimeSpan.FromMilliseconds(100);
        await FailsAndTouchesNothing("did not answer within");
    }

    [Test]
    public async Task Update_while_nobody_listens_touches_nothing_and_says_so()
    {
        _server.Dispose();
        await FailsAndTouchesNothing("could not be read");
    }

    [Test]
    public async Task Update_with_a_document_that_cannot_be_generated_touches_nothing_and_says_why()
    {
        var document = ZooDocument.New;
        document["paths"]!["/cages/"] = JObject.Parse("""{"get": {"operationId": "animals", "responses": {"200": {"description": ""}}}}""");
        _server.Document = document.ToString();
        await FailsAndTouchesNothing("would both be named animals");
    }

    [Test]
    public async Task Update_that_does_not_compile_puts_everything_back_and_says_why()
    {
        _server.Document = ZooDocument.New.ToString();
        _repository.CompileError = "Zoo.g.cs(1,1): error CS0102";
        await FailsAndPutsBack("The build failed", "error CS0102");
    }

    [Test]
    public async Task Update_that_does_not_pass_the_tests_puts_everything_back_and_says_why()
    {
        _server.Document = ZooDocument.New.ToString();
        _repository.TestError = "Failed Animals_have_names";
        await FailsAndPutsBack("The tests failed", "Animals_have_names");
    }

    private async Task FailsAndTouchesNothing(string why)
    {
        var before = _repository.Tree;

        Assert.That(await _repository.Update(), Is.EqualTo(UpdateOutcome.Failed));
        Assert.That(_repository.Tree, Is.EquivalentTo(before));
        Assert.That(_repository.Report, Does.Contain(why));
    }

    private async Task FailsAndPutsBack(string step, string output)
    {
        var before = Texts();

        Assert.That(await _repository.Update(), Is.EqualTo(UpdateOutcome.Failed));
        Assert.That(Texts(), Is.EquivalentTo(before));
        Assert.That(_repository.Report, Does.Contain(step).And.Contain(output).And.StartWith("# failed: zoo: 1 property added"));

        List<string> Texts() => [.. _repository.Tree.Keys.Select(file => file + _repository.Read(file))];
    }
}
