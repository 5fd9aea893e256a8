using DataGouv.Tabular;
using DataGouv.Tests.Documentation;
using DataGouv.Tests.Tabular.Crawled;

namespace DataGouv.Tests.Tabular;

/// <summary>What the README only names: an export, and a record that was written for a resource.</summary>
[NonParallelizable]
public sealed class TabularSampleTests
{
    private const string Export = """
        using DataGouv;

        using var client = new DataGouvClient();
        var communes = client.Tabular.Resource("7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34");

        await using var file = File.Create("communes.csv");
        Console.WriteLine($"{await communes.Rows.Select("code_insee", "population").ToCsvAsync(file)} rows");
        Console.WriteLine(await client.Tabular.ScaffoldAsync(communes.Id, "Commune"));
        """;

    [Test]
    public Task Run_export_printsTheRecord() => Run(Export, "public sealed record Commune");

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

        await Run(program, "100% Nature, 2025-08-10 00:55 +00:00");
    }

    [Test]
    public async Task Run_scaffoldedRecordOfColumnsThatDifferByCapitals_readsThem()
    {
        var table = CrawledTable.Of([("id", "int"), ("ID", "int"), ("Id", "float"), ("xmin", "float")]);
        var source = new RecordScaffold(table.Resource.Id, "Ligne", null, trustsCounts: false).Write(await table.Resource.GetProfileAsync());
        var program = source.Replace("using DataGouv.Tabular;\n", """"
            using DataGouv.Tabular;

            var row = JsonSerializer.Deserialize("""{"id":1,"ID":2,"Id":3.5,"xmin__hydra_renamed":4.5}""", RowContext.Default.Ligne)!;
            Console.WriteLine(FormattableString.Invariant($"{row.Id}, {row.ID2}, {row.Id3}, {row.Xmin}"));

            """", StringComparison.Ordinal)
            + "[JsonSerializable(typeof(Ligne))] partial class RowContext : JsonSerializerContext;";

        await Run(program, "1, 2, 3.5, 4.5");
    }

    private static async Task Run(string code, string printed)
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
