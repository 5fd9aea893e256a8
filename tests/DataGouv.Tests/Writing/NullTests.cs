using System.Reflection;
using DataGouv.Catalog;

namespace DataGouv.Tests.Writing;

/// <summary>What the server takes as null can be sent as null, and what it refuses cannot.</summary>
public sealed class NullTests
{
    private static IEnumerable<TestCaseData> Facts =>
        from fact in Nulls.Facts
        let member = Member(fact.Schema, fact.Member)
        select new TestCaseData(member, fact.IsAccepted).SetArgDisplayNames(
            fact.Schema,
            fact.Member,
            fact.IsAccepted ? "accepted" : "refused");

    [TestCaseSource(nameof(Facts))]
    public void Member_can_be_null_where_the_server_takes_null(object member, bool isAccepted) =>
        Assert.That(Nulls.CanBeSent((PropertyInfo)member), Is.EqualTo(isAccepted));

    [Test]
    public void Map_that_takes_no_null_refuses_it_before_it_is_sent()
    {
        using var end = new Support.StubHandler(_ => Support.Answers.Json("{}"));
        using var client = Support.TestClient.Create(end, options => options.ApiKey = "key");
        var input = new DatasetInput
        {
            Title = "a",
            Description = "b",
            Extras = JsonNull.Value,
        };

        Assert.That(
            () => client.Catalog.Datasets.PostAsync(input),
            Throws.ArgumentException.With.Message.StartsWith("$.extras of the body is null on purpose, which the server does not take"));
    }

    private static PropertyInfo Member(string schema, string member)
    {
        var type = typeof(Dataset).Assembly.GetTypes().Single(type => type.Name == schema && type.IsPublic);
        return type.GetProperties().Single(property => WrittenObject.WireName(property) == member);
    }
}
