using System.Text.Json.Nodes;
using DataGouv.Tabular;
using DataGouv.Tests.Support;
using DataGouv.Tests.Tabular.Crawled;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Tabular;

/// <summary>Profiles of every age: what cannot be read is null, and never costs a column.</summary>
public sealed class ProfileAgeTests
{
    private const string Odd = """[null, 1, 1.5, "", "x", "5", true, [], {}, [null], {"a": null}]""";

    private static readonly JsonArray OddValues = JsonNode.Parse(Odd)!.AsArray();

    [Test]
    public async Task GetProfileAsync_numbersAsTexts_areRead()
    {
        var statistics = await StatisticsAsync(
            """{"min":"1","max":"5","mean":3.0,"std":2.8,"tops":[{"count":1,"value":"5"}],"nb_distinct":2,"nb_missing_values":"1"}""");

        Assert.That(
            statistics with { Tops = [] },
            Is.EqualTo(new TabularColumnStatistics { Min = 1, Max = 5, Mean = 3, Deviation = 2.8, DistinctCount = 2, MissingCount = 1 })
                .Using<TabularColumnStatistics>((left, right) => left.ToString() == right.ToString()));
    }

    [TestCase("""[{"count":"2f0c6b1e-0000-4000-8000-000000000001","value":1},{"count":61.0,"value":16}]""",
        "2f0c6b1e-0000-4000-8000-000000000001:1 61.0:16")]
    [TestCase("""[{"count":"Ain","value":16},{"count":"Jura","value":3}]""", "Ain:16 Jura:3")]
    [TestCase("""[{"count":61.5,"value":16},{"count":62.5,"value":16}]""", "61.5:16 62.5:16")]
    [TestCase("""[{"count":2019,"value":16},{"count":2020,"value":3}]""", "2019:16 2020:3")]
    [TestCase("""[{"count":"16","value":2019},{"count":"3","value":2020}]""", "2019:16 2020:3")]
    [TestCase("""[{"count":16,"value":5},{"count":3,"value":4}]""", "5:16 4:3")]
    [TestCase("""[null,{"count":16,"value":"a"},"x",{}]""", "a:16 :")]
    [TestCase("""{}""", "")]
    public async Task GetProfileAsync_topsOfAnyAge_areReadTheRightWayRound(string tops, string read)
    {
        var statistics = await StatisticsAsync($$"""{"tops":{{tops}}}""");

        Assert.That(string.Join(' ', statistics.Tops.Select(top => $"{top.Value}:{top.Count}")), Is.EqualTo(read));
    }

    [TestCase("""{"header":[null,"a"],"columns":{"a":{"python_type":"int"}}}""", "a:WholeNumber")]
    [TestCase("""{"header":["b",2020,"a"],"columns":{"a":{"python_type":"int"},"2020":{"python_type":"float"},"b":null}}""",
        "b:Unknown 2020:Number a:WholeNumber")]
    [TestCase("""{"header":["a","b"]}""", "a:Unknown b:Unknown")]
    [TestCase("""{"header":null,"columns":{"a":{"python_type":"date"}}}""", "a:Date")]
    [TestCase("""{"header":["b"],"columns":{"a":7,"b":{"python_type":["int"]}}}""", "b:Unknown a:Unknown")]
    [TestCase("""{"header":{},"columns":["a",null,"b"],"profile":[]}""", "a:Unknown b:Unknown")]
    [TestCase("""{"columns":{},"profile":{"a":{"min":1}}}""", "a:Unknown")]
    [TestCase("""{}""", "")]
    [TestCase("null", "")]
    public async Task GetProfileAsync_columnsOfAnyAge_areThere(string profile, string columns)
    {
        var read = await new CrawledTable($$"""{"profile":{{profile}},"indexes":null}""").Resource.GetProfileAsync();

        Assert.That(string.Join(' ', read.Columns.Select(column => $"{column.Name}:{column.Type}")), Is.EqualTo(columns));
    }

    [TestCase("""{"profile":{"pop":{"min":"1","max":"5","mean":3.0,"tops":[{"count":1,"value":"5"}],"nb_missing_values":"1"}}}""")]
    [TestCase("""{"profile":{"pop":{"tops":[{"count":"2f0c6b1e","value":1},{"count":61.0,"value":16}]}}}""")]
    [TestCase("""{"header":[null,2020,"a"],"columns":{"a":null}}""")]
    [TestCase("""{}""")]
    public void GetAsync_profileOfAnyAgeWithoutTheFacade_isRead(string profile)
    {
        var client = TestClient.Create(new StubHandler(_ => Answers.Json($$"""{"profile":{{profile}},"indexes":null}""")));

        Assert.That(async () => (await client.Tabular.Api.Resources[TestResource.Id].Profile.GetAsync()).Profile, Is.Not.Null);
    }

    [Test]
    public async Task Answer_whatCannotBeRead_isThereAsItCame()
    {
        var table = new CrawledTable("""{"profile":{"total_lines":"two","encoding":"utf-8"},"indexes":null}""");
        var profile = await table.Resource.GetProfileAsync();

        Assert.That(
            (profile.RowCount, profile.Answer["profile"]["total_lines"].AsString(), profile.Answer["profile"]["encoding"].AsString()),
            Is.EqualTo((default(long?), "two", "utf-8")));
    }

    [Test]
    public void GetProfileAsync_anyOddValueAnywhereBelowTheColumns_keepsThem() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed =>
        {
            var profile = JsonNode.Parse(
                """
                {"profile":{"header":["a","b"],"columns":{"a":{"python_type":"int","format":"int"},"b":{"python_type":"string"}},
                 "profile":{"a":{"min":1,"max":2,"mean":1.5,"std":0.5,"nb_missing_values":0,"tops":[{"count":1,"value":1}]}},
                 "total_lines":2,"categorical":["a"],"formats":{"int":["a"]}},"dataset_id":"64d0f1a2b3c4d5e6f7a8b9c0","indexes":null}
                """)!;
            var random = new System.Random(seed);
            for (var change = 0; change < 3; change++)
            {
                Spoil(profile, random);
            }

            var columns = new CrawledTable(profile.ToJsonString()).Resource.GetProfileAsync().GetAwaiter().GetResult().Columns;

            Assert.That(columns.Select(column => column.Name), Is.EqualTo(["a", "b"]), profile.ToJsonString());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    // Everything may be odd but the list of columns itself.
    private static void Spoil(JsonNode answer, System.Random random)
    {
        var profile = answer["profile"]!;
        var statistics = profile["profile"]!;
        (JsonNode?, string)[] places =
        [
            (profile, "total_lines"), (profile, "categorical"), (profile, "formats"), (answer, "dataset_id"), (profile, "encoding"),
            (profile["columns"], "a"), (profile["columns"], "b"), (statistics["a"], "min"), (statistics["a"], "tops"),
            (statistics["a"], "nb_missing_values"), (statistics["a"], "std"), (statistics, "b"),
        ];
        var (parent, name) = places[random.Next(places.Length)];
        if (parent is JsonObject map)
        {
            map[name] = OddValues[random.Next(OddValues.Count)]?.DeepClone();
        }
    }

    private static async Task<TabularColumnStatistics> StatisticsAsync(string statistics)
    {
        var table = new CrawledTable(
            $$$$"""{"profile":{"columns":{"pop":{"python_type":"int"}},"profile":{"pop":{{{{statistics}}}}}},"indexes":null}""");
        return (await table.Resource.GetProfileAsync()).Columns.Single().Statistics!;
    }
}
