using DataGouv.Generator.Updating;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Updating;

/// <summary>What a new document makes of the overlay's actions.</summary>
public sealed class OverlayReviewTests
{
    private DocumentServer _server = null!;
    private SmallRepository _repository = null!;

    [SetUp]
    public void Start()
    {
        _server = new DocumentServer();
        _repository = new SmallRepository(ZooDocument.Old, ZooDocument.Overlay, _server.Address);
    }

    [TearDown]
    public void Stop()
    {
        _server.Dispose();
        _repository.Dispose();
    }

    [Test]
    public async Task Update_where_no_action_is_overtaken_says_so()
    {
        await Update(_ => { });

        Assert.That(_repository.Report, Does.Contain("Every action suits the new documents"));
    }

    [Test]
    public async Task Update_where_an_action_matches_nothing_takes_it_out_and_leaves_the_others_as_they_are()
    {
        await Update(properties => properties.Remove("name"));

        var middle = ZooDocument.Overlay.IndexOf("{\"target\": \"$.components.schemas.Animal.properties.name\"", StringComparison.Ordinal);
        var next = ZooDocument.Overlay.IndexOf("{\n      \"target\": \"$.components.schemas.Animal.properties.species\"", StringComparison.Ordinal);
        Assert.That(_repository.Read("specs/zoo/overlay.json"), Is.EqualTo(ZooDocument.Overlay.Remove(middle, next - middle)));
    }

    [Test]
    public async Task Update_where_an_action_matches_nothing_quotes_it_whole()
    {
        await Update(properties => properties.Remove("name"));

        Assert.That(_repository.Report, Does.Contain("no longer matches** and was taken out").And.Contain("\"description\": \"Upstream does not say what it is.\"").And.Contain("\"update\": {\"description\": \"Its name.\"}}"));
    }

    [Test]
    public async Task Update_where_upstream_says_the_same_tells_that_the_action_is_unnecessary()
    {
        await Update(properties => properties["species"]!["type"] = "string");

        Assert.That(_repository.Report, Does.Contain("action 2, `$.components.schemas.Animal.properties.species` **became unnecessary**"));
    }

    [Test]
    public async Task Update_where_upstream_says_something_else_tells_that_the_action_contradicts()
    {
        await Update(properties => properties["species"]!["type"] = "boolean");

        Assert.That(_repository.Report, Does.Contain("**contradicts the document**").And.Contain("the document said \"integer\" and says \"boolean\"; the action says \"string\""));
    }

    [Test]
    public async Task Update_with_a_new_operation_drafts_who_may_call_it()
    {
        await Update(_ => { }, document => document["paths"]!["/cages/"] = JObject.Parse("""{"post": {"operationId": "cages", "responses": {"204": {"description": ""}}}}"""));

        var draft = JObject.Parse(_repository.Read("specs/zoo/overlay.json"))["actions"]!.Last!;
        Assert.That($"{draft["target"]} {draft["update"]!["x-datagouv-access"]}", Is.EqualTo("$.paths['/cages/'].post authenticated"));
    }

    [Test]
    public async Task Update_with_a_new_operation_asks_for_a_check()
    {
        await Update(_ => { }, document => document["paths"]!["/cages/"] = JObject.Parse("""{"get": {"operationId": "cages", "responses": {"204": {"description": ""}}}}"""));

        Assert.That(_repository.Report, Does.Contain("`$.paths['/cages/'].get` **was drafted**").And.Contain("Find out who may call it"));
    }

    private async Task Update(Action<JObject> change, Action<JObject>? more = null)
    {
        var document = ZooDocument.New;
        change(ZooDocument.Properties(document));
        more?.Invoke(document);
        _server.Document = document.ToString();
        Assert.That(await _repository.Update(), Is.EqualTo(UpdateOutcome.Proposed), _repository.Log.ToString());
    }
}
