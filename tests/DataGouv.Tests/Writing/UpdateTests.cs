using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataGouv.Core;

namespace DataGouv.Tests.Writing;

/// <summary>Whatever an update names, nothing else is lost: every member of every patch alone, on an object that has them all.</summary>
public sealed class UpdateTests
{
    private static readonly string[] Dates = ["last_modified", "metadata_modified_at", "internal"];

    private static IEnumerable<TestCaseData> Members =>
        from written in WrittenObject.All
        from member in written.Members
        where Of(member, seed: 8) is not null
        select new TestCaseData(written, member).SetArgDisplayNames($"{written}.{member.Name}");

    private static IEnumerable<TestCaseData> Objects =>
        WrittenObject.All.Select(written => new TestCaseData(written).SetArgDisplayNames(written.ToString()));

    // A user has two patches, and gives that of one's own profile.
    private static IEnumerable<TestCaseData> GivenBack =>
        WrittenObject
            .All.Where(written => written.Model.GetMethod("ToPatch")!.ReturnType == written.Patch)
            .Select(written => new TestCaseData(written).SetArgDisplayNames(written.ToString()));

    private static IEnumerable<TestCaseData> NullMembers =>
        from written in WrittenObject.All
        from member in written.Members
        where Nulls.CanBeSent(member)
        select new TestCaseData(written, member).SetArgDisplayNames($"{written}.{member.Name}");

    [TestCaseSource(nameof(Members))]
    public async Task Update_of_one_member_changes_nothing_else(object item, object property)
    {
        var (written, member) = ((WrittenObject)item, (PropertyInfo)property);
        await using var server = await ServerAsync(written);
        using var client = server.CreateClient();
        var before = WithoutDates(server.State);
        var value = Of(member, seed: 8);

        await written.UpdateAsync(client, patch => Set(patch, member, value));

        before[WrittenObject.WireName(member)!] = written.ReadForm(WrittenObject.WireName(member)!, value);
        Assert.That(
            JsonNode.DeepEquals(WithoutDates(server.State), before),
            Is.True,
            () => $"{WithoutDates(server.State)}\nand not\n{before}");
    }

    [TestCaseSource(nameof(NullMembers))]
    public async Task Update_of_one_member_to_null_sends_null_and_changes_nothing_else(object item, object property)
    {
        var (written, member) = ((WrittenObject)item, (PropertyInfo)property);
        await using var server = await ServerAsync(written);
        using var client = server.CreateClient();
        var before = WithoutDates(server.State);

        await written.UpdateAsync(client, patch => Set(patch, member, null));

        before[WrittenObject.WireName(member)!] = null;
        Assert.That(
            JsonNode.DeepEquals(WithoutDates(server.State), before),
            Is.True,
            () => $"{WithoutDates(server.State)}\nand not\n{before}");
    }

    [TestCaseSource(nameof(Objects))]
    public async Task Update_with_nothing_set_changes_nothing(object item)
    {
        var written = (WrittenObject)item;
        await using var server = await ServerAsync(written);
        using var client = server.CreateClient();
        var before = WithoutDates(server.State);

        await written.UpdateAsync(client, _ => { });

        Assert.That(
            JsonNode.DeepEquals(WithoutDates(server.State), before),
            Is.True,
            () => $"{WithoutDates(server.State)}\nand not\n{before}");
    }

    [TestCaseSource(nameof(GivenBack))]
    public async Task ToPatch_written_back_changes_nothing(object item)
    {
        var written = (WrittenObject)item;
        await using var server = await ServerAsync(written);
        using var client = server.CreateClient();
        var before = WithoutDates(server.State);
        var read = await written.GetAsync(client);
        var patch = (WriteModel)read.GetType().GetMethod("ToPatch")!.Invoke(read, null)!;

        await written.UpdateAsync(client, update => Copy(patch, update));

        Assert.That(
            JsonNode.DeepEquals(WithoutDates(server.State), before),
            Is.True,
            () => $"{WithoutDates(server.State)}\nand not\n{before}");
    }

    private static async Task<ObjectServer> ServerAsync(WrittenObject written)
    {
        var sent = new SampleBody(seed: 3).Of(written.Input ?? written.Patch);
        var state = new JsonObject(sent.Select(member => KeyValuePair.Create(member.Key, written.ReadForm(member.Key, member.Value))));
        var server = await ObjectServer.StartAsync(state);
        server.Store = written.ReadForm;
        return server;
    }

    private static JsonNode? Of(PropertyInfo member, int seed) => new SampleBody(seed).Of(member);

    private static JsonObject WithoutDates(JsonObject state)
    {
        var copy = (JsonObject)state.DeepClone();
        foreach (var date in Dates)
        {
            copy.Remove(date);
        }

        return copy;
    }

    // By the JSON of a model that has this member alone.
    private static void Set(object patch, PropertyInfo member, JsonNode? value)
    {
        var json = new JsonObject { [WrittenObject.WireName(member)!] = value?.DeepClone() };
        member.SetValue(patch, member.GetValue(json.Deserialize(patch.GetType())));
    }

    private static void Copy(WriteModel from, object to)
    {
        foreach (var member in to.GetType().GetProperties().Where(member => WrittenObject.WireName(member) is not null))
        {
            member.SetValue(to, member.GetValue(from));
        }
    }
}
