using System.Net;
using System.Text;
using DataGouv.Tabular;
using DataGouv.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tests.Tabular;

/// <summary>What is known of a resource: profile, availability, and the record that is written for it.</summary>
public sealed class TabularResourceTests
{
    [Test]
    public async Task GetProfileAsync_recorded_hasColumnsInTheOrderOfTheFile()
    {
        await using var recorded = await RecordedTabular.StartAsync();

        var profile = await recorded.Client.Tabular.Resource(RecordedTabular.Big).GetProfileAsync();

        Assert.Multiple(() =>
        {
            Assert.That(
                profile.Columns.Take(3).Select(column => (column.Name, column.Type)),
                Is.EqualTo(
                    new[]
                    {
                        ("Nom de la commune", TabularType.Text),
                        ("code_insee", TabularType.Text),
                        ("population", TabularType.WholeNumber),
                    }));
            Assert.That(profile.Columns.Single(column => column.Name == "vu_le").Format, Is.EqualTo("datetime_aware"));
            Assert.That(profile.RowCount, Is.EqualTo(120_000));
            Assert.That(profile.Indexes, Is.Null);
        });
    }

    [Test]
    public async Task GetProfileAsync_askedTwice_asksTheServerOnce()
    {
        await using var recorded = await RecordedTabular.StartAsync();
        var resource = recorded.Client.Tabular.Resource(RecordedTabular.Indexed);

        var profile = await resource.GetProfileAsync();
        await resource.GetProfileAsync();

        Assert.That(
            (recorded.Requests.Count, profile.Columns.Where(column => column.IsIndexed).Select(column => column.Name).Order().First()),
            Is.EqualTo((1, "region")));
    }

    [Test]
    public async Task GetMetadataAsync_recorded_isRead()
    {
        await using var recorded = await RecordedTabular.StartAsync();

        Assert.That(
            (await recorded.Client.Tabular.Resource(RecordedTabular.Big).GetMetadataAsync()).Url,
            Is.EqualTo("https://static.data.gouv.fr/resources/communes/communes.csv"));
    }

    [TestCase("64d0f1a2b3c4d5e6f7a8b9c0", "the id of a dataset")]
    [TestCase("qualite-de-l-air", "is not the id of a resource")]
    public void Resource_textThatIsNoUuid_saysWhatItIs(string id, string said) =>
        Assert.That(
            () => TestClient.Create(new StubHandler(_ => Answers.Status(500))).Tabular.Resource(id),
            Throws.ArgumentException.With.Message.Contains(said));

    [Test]
    public void Resource_capitals_areSentInLowerCase() =>
        Assert.That(
            TestClient
                .Create(new StubHandler(_ => Answers.Status(500)))
                .Tabular.Resource("7D3F1C52-9A4E-4B6D-8F21-0C5A9E7B1D34")
                .Rows.ToUri()
                .AbsolutePath,
            Is.EqualTo("/api/resources/7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34/data/"));

    [TestCase(
        """{"analysis:parsing:error": "csv_detective:could not detect the separator"}""",
        "csv",
        TabularAvailabilityReason.ParsingFailed,
        "separator or header was not recognized"
    )]
    [TestCase(
        """{"analysis:parsing:error": "copy_records_to_table:invalid input"}""",
        "csv",
        TabularAvailabilityReason.ParsingFailed,
        "a row does not fit"
    )]
    [TestCase(
        """{"analysis:parsing:error": "scan_column_names:empty"}""",
        "csv",
        TabularAvailabilityReason.ParsingFailed,
        "names of its columns"
    )]
    [TestCase(
        """{"analysis:parsing:error": "create_table_query:too many"}""",
        "csv",
        TabularAvailabilityReason.ParsingFailed,
        "no table could be made"
    )]
    [TestCase(
        """{"analysis:parsing:error": "parquet_analysis:magic"}""",
        "parquet",
        TabularAvailabilityReason.ParsingFailed,
        "Parquet file could not be read"
    )]
    [TestCase(
        """{"analysis:parsing:error": "out of memory"}""",
        "csv",
        TabularAvailabilityReason.ParsingFailed,
        "the parsing stopped (out of memory)"
    )]
    [TestCase(
        """{"analysis:content-length": 209715200}""",
        "csv",
        TabularAvailabilityReason.TooLarge,
        "200 MB, and csv files are parsed up to 100 MB"
    )]
    [TestCase(
        """{"analysis:content-length": 14680064}""",
        "xlsx",
        TabularAvailabilityReason.TooLarge,
        "14 MB, and xlsx files are parsed up to 12.5 MB"
    )]
    [TestCase("""{"analysis:error": "File too large to download"}""", "ods", TabularAvailabilityReason.TooLarge, "up to 10 MB")]
    [TestCase("""{}""", "pdf", TabularAvailabilityReason.WrongFormat, "is a pdf file")]
    [TestCase("""{}""", "", TabularAvailabilityReason.WrongFormat, "has no format")]
    [TestCase("""{"check:available": false}""", "csv", TabularAvailabilityReason.Unreachable, "could not be downloaded")]
    [TestCase("""{"analysis:error": "timeout"}""", "csv", TabularAvailabilityReason.Unreachable, "by the platform (timeout)")]
    [TestCase(
        """{"analysis:parsing:started_at": "2026-11-24T10:00:00+00:00"}""",
        "csv",
        TabularAvailabilityReason.NotParsedYet,
        "parsing began on 2026-11-24"
    )]
    [TestCase("""{"analysis:parsing:parsing_table": "7d3f"}""", "csv", TabularAvailabilityReason.TableMissing, "being built anew")]
    [TestCase("""{}""", "csv", TabularAvailabilityReason.NotParsedYet, "has not been parsed yet")]
    [TestCase(
        """{"analysis:parsing:finished_at": "2026-10-01T10:00:00+00:00"}""",
        "csv",
        TabularAvailabilityReason.ParsingFailed,
        "was parsed on 2026-10-01 and no table was made of it"
    )]
    public async Task ReadPageAsync_resourceNotInTabular_saysWhy(
        string extras,
        string format,
        TabularAvailabilityReason reason,
        string said)
    {
        var server = new StubHandler(request =>
            request.RequestUri!.Host.StartsWith("www", StringComparison.Ordinal)
                ? Answers.Json(
                    $$"""{"dataset_id": "64d0f1a2b3c4d5e6f7a8b9c0", "resource": {"id": "{{TestResource.Id}}", "format": "{{format}}", "extras": {{extras}} } }""")
                : new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("404: Not Found") });
        var resource = TestResource.On(server);

        Assert.Multiple(async () =>
        {
            Assert.That(
                async () => await resource.Rows.ReadPageAsync(),
                Throws.TypeOf<TabularNotFoundException>().With.Message.Contains(said).And.Property("ResponseStatusCode").EqualTo(404));
            Assert.That((await resource.ExplainAsync()).Reason, Is.EqualTo(reason));
        });
    }

    [Test]
    public async Task ExplainAsync_recordedResources_knowsThemOrTheirDeletion()
    {
        await using var recorded = await RecordedTabular.StartAsync();
        var tabular = recorded.Client.Tabular;

        var there = await tabular.Resource(RecordedTabular.Big).ExplainAsync();
        var deleted = await tabular.Resource("e2a5d9b3-7c14-4e80-b3f6-15c8d0a94e77").ExplainAsync();

        Assert.That((there.IsAvailable, deleted.Reason), Is.EqualTo((true, TabularAvailabilityReason.Deleted)));
    }

    [Test]
    public void ExplainAsync_unknownToTheCatalogue_saysSo()
    {
        var server = new StubHandler(_ => Answers.Status(404));

        Assert.That(async () => (await TestResource.On(server).ExplainAsync()).Explanation, Does.Contain("The catalogue has no resource"));
    }

    [Test]
    public void ReadPageAsync_deletedResource_isGone() =>
        Assert.That(
            async () =>
            {
                await using var recorded = await RecordedTabular.StartAsync();
                await recorded.Rows(new Guid("c4e8a7d1-2b9f-4f36-9c05-6e1d3a7f5b82")).ReadPageAsync();
            },
            Throws.InstanceOf<ApiException>().With.Property("ResponseStatusCode").EqualTo(410));

    [Test]
    public async Task ReadPageAsync_tableThatIsMissing_isToldByItsReason()
    {
        await using var recorded = await RecordedTabular.StartAsync();
        var rows = recorded.Rows(new Guid("f37b2d68-a0c9-4518-8e5d-4c96f1b0e7a2"), new TabularQueryOptions { CheckQueries = false });

        Assert.That(
            async () => await rows.ReadPageAsync(),
            Throws.TypeOf<TabularNotFoundException>()
                .With.Property("Availability").Property("Reason").EqualTo(TabularAvailabilityReason.TableMissing)
                .And.Property("ServerMessage").Contains("Could not find the table"));
    }

    [Test]
    public void ReadPageAsync_answerWithoutItsLimit_isNotTakenForAPage()
    {
        var rows = string.Join(',', Enumerable.Range(1, 37).Select(id => $"{{\"__id\":{id}}}"));
        var server = new StubHandler(_ =>
            Answers.Json($$"""{"data":[{{rows}}],"links":{"next":null},"meta":{"page":1,"page_size":20,"total":37 } }"""));

        Assert.That(
            async () => await TestResource.On(server).Rows.ReadPageAsync(),
            Throws.TypeOf<DataGouvUnreadableAnswerException>().With.Message.Contains("misunderstood"));
    }

    [TestCase("7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34")]
    [TestCase("5a8c0d3e-e71b-4f29-9d46-b8f2617ca093")]
    public async Task ScaffoldAsync_recordedProfile_compiles(string id)
    {
        await using var recorded = await RecordedTabular.StartAsync();

        var source = await recorded.Client.Tabular.ScaffoldAsync(new Guid(id), "BorneIrve", "Mobilite.Bornes");

        Assert.That(Compile(source), Is.Empty, source);
    }

    [Test]
    public async Task ScaffoldAsync_hostileNames_compiles()
    {
        string[] names =
        [
            "a b",
            "a-b",
            "A B",
            "class",
            "2026",
            "\"><script>",
            "a\nb",
            "Équipement été",
            "*/",
            "BorneIrve",
            "ToString",
            "Clone",
            "Columns",
            "{0}",
            "\\u0041\\",
            "\u2028",
            "€",
            "🏔",
        ];
        var columns = string.Join(
            ',',
            names.Select(name =>
                $"{System.Text.Json.JsonSerializer.Serialize(name, System.Text.Json.JsonSerializerOptions.Default)}: {{\"python_type\": \"string\", \"format\": \"x\"}}"));
        var server = new StubHandler(_ => Answers.Json($$$"""{"profile": {"columns": {{{{columns}}}}}, "indexes": null}"""));

        var source = await TestClient.Create(server).Tabular.ScaffoldAsync(TestResource.Id, "BorneIrve");

        Assert.That(Compile(source), Is.Empty, source);
    }

    [Test]
    public async Task ScaffoldAsync_valuesRequired_areWhereTheProfileCountsNoEmptyCell()
    {
        await using var recorded = await RecordedTabular.StartAsync();

        var source = await recorded.Client.Tabular.ScaffoldAsync(RecordedTabular.Big, "Commune", requireValues: true);

        Assert.Multiple(() =>
        {
            Assert.That(
                source,
                Does.Contain("public required string NomDeLaCommune { get; init; }")
                    .Or.Contain("public string? NomDeLaCommune { get; init; }"));
            Assert.That(source, Does.Contain("public long? Population { get; init; }"));
            Assert.That(
                source,
                Does.Contain("[JsonConverter(typeof(ServerTimeConverter))]\n    public DateTimeOffset? VuLe { get; init; }"));
            Assert.That(source, Does.Contain("public static TabularColumn Population { get; } = new(\"population\");"));
        });
    }

    [TestCase("borne irve")]
    [TestCase("borneIrve")]
    [TestCase("")]
    public void ScaffoldAsync_nameThatIsNone_isRefused(string name) =>
        Assert.That(
            async () => await TestClient.Create(new StubHandler(_ => Answers.Status(500))).Tabular.ScaffoldAsync(TestResource.Id, name),
            Throws.InstanceOf<ArgumentException>());

    private static List<string> Compile(string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        using var assembly = new MemoryStream();
        var result = CSharpCompilation
            .Create(
                "Scaffolded",
                [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose))],
                references,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .Emit(assembly);
        return [.. result.Diagnostics.Where(found => found.Severity >= DiagnosticSeverity.Warning).Select(found => found.ToString())];
    }
}
