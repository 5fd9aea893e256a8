namespace DataGouv.Benchmarks.Transfers;

/// <summary>
/// Uploads and downloads beside the same work by hand, in turns, against one server in this process. A round is one transfer of each; the first is not counted.
/// </summary>
internal static class TransferBenchmark
{
    private const long Mebibyte = 1 << 20;
    private const int Rounds = 9;

    /// <summary>64 MiB up and 256 MiB down, several times; with <c>--large</c> 5 GiB each way, once.</summary>
    public static async Task RunAsync(bool large)
    {
        var (up, down) = large ? (5120 * Mebibyte, 5120 * Mebibyte) : (64 * Mebibyte, 256 * Mebibyte);
        var folder = Directory.CreateTempSubdirectory("datagouv-transfers-").FullName;
        try
        {
            using var server = new DrainServer(up, Pattern.Sha1(up));
            using var client = server.Client();
            using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
            var uploads = Uploads(server, client, http, Source(folder, up, large), up);
            var downloads = Downloads(server, client, http, folder, down);
            await MeasureAsync([.. uploads, .. downloads], large);

            Console.WriteLine("| transfer | MiB | MB/s | ratio to by hand | allocated KiB | bytes per MiB |");
            Console.WriteLine("|---|---|---|---|---|---|");
            Array.ForEach(uploads, upload => Console.WriteLine(upload.Row(uploads[0])));
            Array.ForEach(downloads, download => Console.WriteLine(download.Row(downloads[0])));
            if (large)
            {
                Check(uploads[^1], 4 * Mebibyte);
                Check(downloads[^1], 2 * Mebibyte);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static TransferMeasurement[] Uploads(DrainServer server, DataGouvClient client, HttpClient http, Func<Stream> open, long length) =>
    [
        new("upload by hand, raw StreamContent", length, () => ByHand.UploadAsync(http, new Uri(server.Root, "/raw"), open)),
        new("upload by hand with sha1", length, () => ByHand.UploadWithHashAsync(http, new Uri(server.Root, "/raw"), open)),
        new("upload DataGouv, parts, sha1 verified", length, async () =>
        {
            await using var source = open();
            await client.Uploads.ToDatasetAsync("6b02e7d9e58025844ebfbe32", source is FileStream file ? UploadSource.FromFile(file.Name) : UploadSource.FromStream(source, "a.csv"));
        }),
    ];

    private static TransferMeasurement[] Downloads(DrainServer server, DataGouvClient client, HttpClient http, string folder, long length)
    {
        var (address, path) = (new Uri(server.Root, $"/file/{length}"), Path.Combine(folder, "down.csv"));
        var source = DownloadSource.FromUri(address, FileChecksum.Sha1(Pattern.Sha1(length)));
        return
        [
            new("download by hand with sha1 to a file", length, () => ByHand.DownloadAsync(http, address, path)),
            new("download DataGouv to a file, sha1 verified", length, () => client.Downloads.ToFileAsync(source, path, new DownloadOptions { Existing = ExistingFile.Overwrite })),
        ];
    }

    // Five gibibytes are generated as they are read; less comes from a file, as it does for most people.
    private static Func<Stream> Source(string folder, long length, bool large)
    {
        if (large)
        {
            return () => new PatternStream(length);
        }

        var path = Path.Combine(folder, "up.csv");
        Pattern.Write(path, length);
        return () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
    }

    private static async Task MeasureAsync(IReadOnlyList<TransferMeasurement> measurements, bool large)
    {
        for (var round = large ? 1 : 0; round <= (large ? 1 : Rounds); round++)
        {
            foreach (var measurement in measurements)
            {
                await measurement.RunAsync(counts: round > 0);
            }
        }
    }

    private static void Check(TransferMeasurement measurement, long ceiling)
    {
        var isBelow = measurement.Allocated <= ceiling;
        Console.WriteLine($"{measurement.Name}: {measurement.Allocated / Mebibyte:0.00} MiB allocated, ceiling {ceiling / Mebibyte} MiB: {(isBelow ? "kept" : "BROKEN")}");
        Environment.ExitCode = isBelow ? Environment.ExitCode : 1;
    }
}
