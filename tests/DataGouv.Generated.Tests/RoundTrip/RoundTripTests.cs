using System.Text.Json;
using DataGouv.Generated.Tests.Surface;

namespace DataGouv.Generated.Tests.RoundTrip;

/// <summary>What the real servers answered, and what was sent to them, goes through the models and comes back the same.</summary>
internal sealed class RoundTripTests
{
    private static IEnumerable<string> Reads =>
        Answers.Where(recorded => recorded.Recording.Request.Method == "GET").Select(recorded => recorded.ToString());

    private static IEnumerable<string> Writes =>
        Answers.Where(recorded => recorded.Recording.Request.Method != "GET").Select(recorded => recorded.ToString());

    private static IEnumerable<string> Bodies =>
        RecordedOperation.Successes.Values.Where(recorded => recorded.HasJsonBody).Select(recorded => recorded.ToString());

    /// <summary>The recorded bodies that a typed model writes as they were sent.</summary>
    internal static IEnumerable<string> BodiesOfModels => Bodies.Where(name => !OtherForms.ContainsKey(name));

    /// <summary>Bodies that the server takes, and that a typed model writes in the form that the server documents.</summary>
    private static readonly Dictionary<string, string> OtherForms = new()
    {
        ["main/dataset-create-org-object"] = "names an organization by a card: the model names it by its id",
        ["main/dataset-put-tags-text"] = "lists tags in one text: the model has a list",
        ["main/dataset-put-roundtrip"] = "sends back all that was read, cards included: the model changes what it names",
        ["main/resources-reorder-objects"] = "names resources by objects: the model lists their ids",
        ["main/community-create-ref"] = "names a dataset by a card: the model names it by its id",
        ["main/token-create"] = "gives a day where the model has an instant, and writes the first of that day",
    };

    // Rows that are streamed and JSON-LD are given as they arrive.
    private static IEnumerable<RecordedOperation> Answers =>
        RecordedOperation.Successes.Values.Where(recorded => recorded.HasJsonAnswer && recorded.Operation.Kind != ResultKind.Stream);

    [TestCaseSource(nameof(Reads))]
    public void Answer_to_a_read_goes_through_its_model_unchanged(string name) => AssertAnswerUnchanged(RecordedOperation.Successes[name]);

    [TestCaseSource(nameof(Writes))]
    public void Answer_to_a_write_goes_through_its_model_unchanged(string name) => AssertAnswerUnchanged(RecordedOperation.Successes[name]);

    [TestCaseSource(nameof(BodiesOfModels))]
    public void Body_of_a_write_goes_through_its_model_unchanged(string name)
    {
        var recorded = RecordedOperation.Successes[name];
        Assert.That(recorded.Operation.Body, Is.Not.Null, $"{recorded.Operation} takes no body.");
        AssertUnchanged(recorded.Api, recorded.Operation.Body!, recorded.Recording.Request.Text);
    }

    [Test]
    public void Bodies_in_another_form_than_that_of_the_models_are_few()
    {
        foreach (var (name, reason) in OtherForms)
            TestContext.Out.WriteLine($"{name} {reason}");
        var made = OtherForms
            .Keys.Select(name => RecordedOperation.Successes[name])
            .Where(recorded => IsUnchanged(recorded.Api, recorded.Operation.Body!, recorded.Recording.Request.Text));
        Assert.That(made, Is.Empty, "These have become bodies like the others.");
    }

    [Test]
    public void Recorded_successes_are_counted()
    {
        TestContext.Out.WriteLine(
            $"{RecordedOperation.Successes.Count} recorded successes of {RecordedOperation.Successes.Values.Select(recorded => recorded.Operation).Distinct().Count()} operations: {Reads.Count()} JSON answers to reads, {Writes.Count()} to writes, {Bodies.Count()} JSON bodies, {RecordedOperation.Successes.Values.Count(recorded => recorded.HasForm)} forms");
        Assert.That((Reads.Count(), Writes.Count(), Bodies.Count()), Is.EqualTo((358, 153, 103)));
    }

    private static void AssertAnswerUnchanged(RecordedOperation recorded)
    {
        Assert.That(recorded.Operation.Result, Is.Not.Null, $"{recorded.Operation} gives nothing back.");
        AssertUnchanged(recorded.Api, recorded.Operation.Result!, recorded.Recording.Response.Text);
    }

    private static void AssertUnchanged(GeneratedApi api, Type type, string text) => Assert.That(Change(api, type, text), Is.Null);

    private static bool IsUnchanged(GeneratedApi api, Type type, string text)
    {
        try
        {
            return Change(api, type, text) is null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Change(GeneratedApi api, Type type, string text) =>
        JsonDifference.Between(
            JsonElement.Parse(text),
            JsonSerializer.SerializeToElement(JsonSerializer.Deserialize(text, type, api.Options), type, api.Options));
}
