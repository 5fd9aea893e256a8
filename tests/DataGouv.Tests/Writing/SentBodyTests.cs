using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataGouv.Catalog;
using DataGouv.Core;

namespace DataGouv.Tests.Writing;

/// <summary>What is set in a write model is sent, all of it and nothing else: for every write model and every member of it.</summary>
public sealed class SentBodyTests
{
    private static IEnumerable<TestCaseData> Models => WriteModels.Select(model => new TestCaseData(model).SetArgDisplayNames(model.Name));

    private static IEnumerable<TestCaseData> Members =>
        from model in WriteModels
        where model.BaseType == typeof(WriteModel) && !model.GetProperties().Any(IsRequired)
        from member in model.GetProperties()
        where WrittenObject.WireName(member) is not null && new SampleBody(5).Of(member) is not null
        select new TestCaseData(member).SetArgDisplayNames($"{model.Name}.{member.Name}");

    private static IEnumerable<Type> WriteModels =>
        typeof(Dataset)
            .Assembly.GetExportedTypes()
            .Where(type =>
                type.IsSubclassOf(typeof(WriteModel)) && !type.IsAbstract && !type.Name.StartsWith("Unknown", StringComparison.Ordinal));

    [TestCaseSource(nameof(Models))]
    public void Model_with_all_its_members_is_sent_with_all_of_them(Type model)
    {
        var body = new SampleBody(5).Of(model);

        Assert.That(
            JsonNode.DeepEquals(Sent(body.Deserialize(model)!), body),
            Is.True,
            () => $"{Sent(body.Deserialize(model)!)}\nand not\n{body}");
    }

    [TestCaseSource(nameof(Members))]
    public void Model_with_one_member_is_sent_with_that_alone(PropertyInfo member)
    {
        var body = new JsonObject { [WrittenObject.WireName(member)!] = new SampleBody(5).Of(member) };

        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(((JsonModel)body.Deserialize(member.ReflectedType!)!).ToJson()), body), Is.True);
    }

    private static JsonNode Sent(object body)
    {
        var type = (System.Text.Json.Serialization.Metadata.JsonTypeInfo)body.GetType().GetProperty("JsonTypeInfo")!.GetValue(null)!;
        return JsonNode.Parse(JsonBody.WriteToSend(body, type))!;
    }

    private static bool IsRequired(PropertyInfo member) => member.IsDefined(typeof(RequiredMemberAttribute));
}
