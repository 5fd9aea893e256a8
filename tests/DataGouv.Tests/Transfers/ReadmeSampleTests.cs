using DataGouv.Tests.Documentation;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>What the README shows of files: publish one, replace it next month, download it.</summary>
[NonParallelizable]
public sealed class ReadmeSampleTests
{
    private const string Code = """
        using DataGouv;
        using DataGouv.Catalog;

        await File.WriteAllTextAsync("bancs-2026-11.csv", "nom;lat;lon\nbanc 1;47.2;-1.5\n");
        await File.WriteAllTextAsync("bancs-2026-12.csv", "nom;lat;lon\nbanc 1;47.2;-1.5\nbanc 2;47.3;-1\n");

        using var client = new DataGouvClient();

        // Publish a dataset with a file.
        var dataset = await client.Catalog.Datasets.PostAsync(new DatasetInput { Title = "Bancs publics", Description = "Position des bancs." });
        var described = new UploadOptions { Metadata = new UploadMetadata { Title = "Bancs publics de la ville" } };
        var resource = await client.Uploads.ToDatasetAsync(dataset.Id!, UploadSource.FromFile("bancs-2026-11.csv"), described);
        Console.WriteLine($"{resource.Title}: {resource.Latest}");

        // Next month, replace the file. Its permanent address and its title stay.
        resource = await client.Uploads.ReplaceAsync(dataset.Id!, resource.Id!.Value, UploadSource.FromFile("bancs-2026-12.csv"));

        // Download it: verified, and never half there.
        var file = await client.Downloads.ToFolderAsync(resource, "downloads");
        Console.WriteLine($"{file.Path} ({file.Bytes} bytes, {file.Checksum})");
        """;

    private static readonly DocumentedSample Sample = new("README.md", 1, Code);

    [Test]
    public void Compile_sampleAsItStands_saysNothing() => Assert.That(SampleProgram.Diagnose(Sample), Is.Empty);

    [Test]
    public async Task Run_sample_publishesReplacesAndDownloads()
    {
        const string Variable = DataGouvClientOptions.ApiKeyVariable;
        var key = Environment.GetEnvironmentVariable(Variable);
        using var folder = new TemporaryFolder();
        await using var server = await PlatformServer.StartAsync();
        SampleClient.Environment = server.Environment;
        try
        {
            Environment.SetEnvironmentVariable(Variable, "udata_of-a-reader");

            var printed = await SampleProgram.RunAsync(Sample, folder.Path);

            Assert.That(printed, Does.Contain("Bancs publics de la ville: ").And.Contain("Bancs publics de la ville.csv (44 bytes, sha1:4f7381dd8f6e82ae76777cd8a54354f94de8fbb9)"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, key);
        }
    }
}
