using DataGouv.Replay;
using DataGouv.Tests.Tabular;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Documentation;

/// <summary>The samples of the README and of the guides compile as they stand, and run.</summary>
[NonParallelizable]
public sealed class DocumentedSampleTests
{
    private const string ApiKeyVariable = "DATAGOUV_API_KEY";

    // What tells each sample of a file from the others, and what it prints.
    private static readonly (string Mark, string Prints)[] Expected =
    [
        ("QueryParameters.Q ", "5ecbd6bb589669c4b83784df  Comptages vélo – Valmorel-sur-Loire"),
        ("DataGouvEnvironment.Demo", "Alice"),
        (".DownloadDatasetAsync(", "0 files, 0 failures"),
        ("EnumerateAsync()", "Mobilités actives: "),
        ("catch (DataGouvNotFoundException", "not found"),
        ("Downloads.ToFolderAsync(resource,", "Bancs publics de la ville.csv (44 "),
        ("UploadSession.TryParse", "bancs-2026.csv: 29 bytes"),
        ("OrderByDescending(\"", "100% Nature: 346234"),
        ("GroupBy", "Ain: 404.03"),
        ("RowContext.Default.Commune", "100% Nature, 05/28/1968"),
        (".In(regions)", "100% Nature: 458.657 km²"),
        ("catch (TabularNotFoundException", " rows"),
        (".ToCsvAsync(file)", " rows"),
        (".To(new YearMonth", "2025-01: 446 "),
        (".LastMonths(12)", "2025-02: 329 "),
        (".In(new YearMonth", "8087  1f0d31f2fc9155accd1eaa76"),
        ("new DataTable()", " people"),
        ("SqliteConnection", "The largest has 4"),
        ("DuckDBConnection", "The oldest is of 1"),
        (".ToParquetAsync(", " rows in "),
        (".GetExportsAsync(", "0 exports"),
        (".ReadArrowAsync(", " people in 1 batches"),
        ("ActivityListener", "GET /datasets/ 200 "),
        ("AddDataGouv", "DataGouvClient (https://www.data.gouv.fr/api/1/"),
        ("basedOn: dataset", "Bancs publics (bancs, voirie): "),
        ("catch (MemberNotSentException", "\"tags\" of this Dataset was not asked for"),
        ("case Frequencies.Daily", "everyLeapDay"),
        ("Resource.FromJson", "200 2026-11-01T10:00:00.0000000+00:00 csv True"),
        ("Optional.From", "\"spatial\":{\"geom\":{\"coordinates\":[[[[-1.6,47.2],"),
        ("JsonSerializer.Serialize", "1 {\"dataset\":{\"acronym\":null,\"id\":\"1\",\"later\":{\"a\":[1]}}}"),
        ("patch.Tags?.Add", "Bancs de la ville: bancs, voirie"),
        ("catch (ArgumentException", "empties \"tags\" when the body leaves it out"),
    ];

    // What a sample does that recordings cannot show: it changes what the server holds, or asks for fields of its own.
    private static readonly string[] PlatformMarks = [".Uploads.", ".DownloadDatasetAsync(", ".UpdateAsync(", ".PutAsync(", ".Fields("];

    private string _folder = null!;
    private string? _apiKey;

    [SetUp]
    public void Prepare()
    {
        _folder = Directory.CreateTempSubdirectory("datagouv-samples-").FullName;
        _apiKey = Environment.GetEnvironmentVariable(ApiKeyVariable);
        Environment.SetEnvironmentVariable(ApiKeyVariable, "udata_of-a-reader");
    }

    [TearDown]
    public void Restore()
    {
        Environment.SetEnvironmentVariable(ApiKeyVariable, _apiKey);
        Directory.Delete(_folder, recursive: true);
    }

    [TestCaseSource(typeof(DocumentedSample), nameof(DocumentedSample.All))]
    public void Compile_sampleAsItStands_saysNothing(DocumentedSample sample) => Assert.That(SampleProgram.Diagnose(sample), Is.Empty);

    [TestCaseSource(typeof(DocumentedSample), nameof(DocumentedSample.All))]
    public async Task Run_sampleAgainstRecordings_printsWhatTheyHold(DocumentedSample sample)
    {
        var expected = Expected.Single(expected => sample.Code.Contains(expected.Mark, StringComparison.Ordinal)).Prints;
        await using var server = await ReplayServer.StartAsync();
        await using var tables = await SampleTables.StartAsync();

        await using var platform = await PlatformServer.StartAsync();
        SampleClient.Environment = PlatformMarks.Any(mark => sample.Code.Contains(mark, StringComparison.Ordinal))
            ? platform.Environment
            : new DataGouvEnvironment
            {
                Catalog = server.Catalog,
                CatalogV2 = server.CatalogV2,
                Metrics = tables.Metrics,
                Tabular = tables.Tabular,
            };

        Assert.That(await SampleProgram.RunAsync(sample, _folder), Does.Contain(expected));
    }
}
