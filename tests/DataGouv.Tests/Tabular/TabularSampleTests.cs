using DataGouv.Tests.Documentation;

namespace DataGouv.Tests.Tabular;

/// <summary>The samples that the README gives for Tabular and Metrics compile, and run.</summary>
[NonParallelizable]
public sealed class TabularSampleTests
{
    private const string Query = """
        using DataGouv;

        using var client = new DataGouvClient();
        var communes = client.Tabular.Resource("7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34").Rows;

        var largest = communes
            .Where(row => row["population"] >= 400_000 && (row["Région (2016)"] == "Corse" || row["Région (2016)"] == null))
            .OrderByDescending("population")
            .Take(10);

        await foreach (var row in largest.ReadAsync())
        {
            Console.WriteLine($"{row["Nom de la commune"].GetString()}: {row["population"].GetInt64()}");
        }
        """;

    private const string Aggregation = """
        using DataGouv;

        using var client = new DataGouvClient();
        var grants = client.Tabular.Resource("1f0b6a2e-53c8-4d97-a6e4-92d7c3f8b015").Rows;

        await foreach (var group in grants.Where("annee", 2021).GroupBy("departement").Sum("montant").ReadAsync())
        {
            Console.WriteLine($"{group["departement"].GetString()}: {group["montant__sum"].GetDecimal()}");
        }
        """;

    private const string TypedRead = """
        using System.Text.Json.Serialization;
        using DataGouv;

        using var client = new DataGouvClient();
        var rows = client.Tabular.Resource("7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34").Rows;

        await foreach (var commune in rows.ReadAllAsync(RowContext.Default.Commune))
        {
            Console.WriteLine($"{commune.Name}, {commune.Created}");
        }

        record Commune(
            [property: JsonPropertyName("Nom de la commune")] string Name,
            [property: JsonPropertyName("date_creation")] DateOnly? Created);

        [JsonSerializable(typeof(Commune))]
        partial class RowContext : JsonSerializerContext;
        """;

    private const string Series = """
        using DataGouv;
        using DataGouv.Metrics;

        using var client = new DataGouvClient();

        var months = client.Metrics.Datasets.Monthly.Of("1f0d31f2fc9155accd1eaa76").From(new YearMonth(2025, 1)).To(new YearMonth(2025, 3));

        await foreach (var month in months.ReadAsync())
        {
            Console.WriteLine($"{month.Month}: {month.Visits} visits, {month.Downloads} downloads");
        }
        """;

    private const string Export = """
        using DataGouv;

        using var client = new DataGouvClient();
        var communes = client.Tabular.Resource("7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34");

        await using var file = File.Create("communes.csv");
        Console.WriteLine($"{await communes.Rows.Select("code_insee", "population").ToCsvAsync(file)} rows");
        Console.WriteLine(await client.Tabular.ScaffoldAsync(communes.Id, "Commune"));
        """;

    private static IEnumerable<TestCaseData> Samples =>
    [
        new TestCaseData(Query, "100% Nature: 346234") { TestName = "Run_query_printsRows" },
        new TestCaseData(Aggregation, "Ain: 404.03") { TestName = "Run_aggregation_printsGroups" },
        new TestCaseData(TypedRead, "100% Nature, 05/28/1968") { TestName = "Run_typedRead_printsRecords" },
        new TestCaseData(Series, "2025-01: 446 visits, 8087 downloads") { TestName = "Run_series_printsMonths" },
        new TestCaseData(Export, "public sealed record Commune") { TestName = "Run_export_printsTheRecord" },
    ];

    [Test]
    public async Task Run_scaffoldedRecord_readsRows()
    {
        await using var recorded = await RecordedTabular.StartAsync();
        var source = await recorded.Client.Tabular.ScaffoldAsync(RecordedTabular.Big, "Commune");
        var program = source.Replace("using DataGouv.Tabular;\n", """
            using DataGouv.Tabular;

            using var client = new DataGouvClient();
            var rows = client.Tabular.Resource("7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34").Rows.Where(Commune.Columns.Population > 1000);
            await foreach (var row in rows.ReadAsync(RowContext.Default.Commune))
            {
                Console.WriteLine($"{row.NomDeLaCommune}, {row.DernièreMiseÀJour:yyyy-MM-dd HH:mm zzz}");
            }

            """, StringComparison.Ordinal)
            + "[JsonSerializable(typeof(Commune))] partial class RowContext : JsonSerializerContext;";

        await Run_sample_prints(program, "100% Nature, 2025-08-10 00:55 +00:00");
    }

    [TestCaseSource(nameof(Samples))]
    public async Task Run_sample_prints(string code, string printed)
    {
        var folder = Directory.CreateTempSubdirectory("datagouv-tabular-");
        await using var tables = await SampleTables.StartAsync();
        SampleClient.Environment = DataGouvEnvironment.Demo with { Tabular = tables.Tabular, Metrics = tables.Metrics };
        try
        {
            Assert.That(await SampleProgram.RunAsync(new DocumentedSample("proposed", 1, code), folder.FullName), Does.Contain(printed));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
