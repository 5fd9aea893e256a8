using DataGouv.Benchmarks.Measuring;

namespace DataGouv.Benchmarks.Transfers;

/// <summary>
/// Uploads and downloads beside the same work by hand, in turns, against one server in this process. A round is one transfer of each.
/// </summary>
internal static class TransferBenchmark
{
    private const long Mebibyte = 1 << 20;
    private const int CountedRounds = 9;

    /// <summary>
    /// 64 MiB up and 256 MiB down, several times, of which the first is not counted, then 64 MiB up as the first work of a process. With
    /// <c>--large</c> then 5 GiB each way, once, which costs what it costs besides what a process needs for its first transfer of any size,
    /// and 5 GiB up as the first work of a process.
    /// </summary>
    public static async Task RunAsync(bool large)
    {
        await CompareAsync(64 * Mebibyte, 256 * Mebibyte, isGenerated: false, CountedRounds);
        await ColdUpload.CompareAsync(64 * Mebibyte);
        if (large)
        {
            var (upload, download) = await CompareAsync(5120 * Mebibyte, 5120 * Mebibyte, isGenerated: true, rounds: 1);
            Check(upload.Name, upload.Allocated, 4 * Mebibyte);
            Check(download.Name, download.Allocated, 2 * Mebibyte);
            Check("the same upload, first of a process", await ColdUpload.AllocatedAsync(5120 * Mebibyte), 4 * Mebibyte);
        }
    }

    private static async Task<(TransferMeasurement Upload, TransferMeasurement Download)> CompareAsync(
        long up,
        long down,
        bool isGenerated,
        int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("datagouv-transfers-").FullName;
        try
        {
            using var server = new DrainServer(up, Pattern.Sha1(up));
            using var client = server.Client();
            using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
            var uploads = Uploads(server, client, http, Source(folder, up, isGenerated), up);
            var downloads = Downloads(server, client, http, folder, down);
            var contenders = uploads.Concat(downloads).Select(transfer => transfer.Contender).ToArray();
            await Rounds.RunAsync(warmUps: rounds > 1 ? 1 : 0, rounds, contenders);

            Console.WriteLine("| transfer | MiB | MB/s | ratio to by hand | allocated KiB | bytes per MiB |");
            Console.WriteLine("|---|---|---|---|---|---|");
            Array.ForEach(uploads, upload => Console.WriteLine(upload.Row(uploads[0])));
            Array.ForEach(downloads, download => Console.WriteLine(download.Row(downloads[0])));
            return (uploads[^1], downloads[^1]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static TransferMeasurement[] Uploads(
        DrainServer server,
        DataGouvClient client,
        HttpClient http,
        Func<Stream> open,
        long length) =>
        [
            new("upload by hand, raw StreamContent", length, () => ByHand.UploadAsync(http, new Uri(server.Root, "/raw"), open)),
            new("sha1 alone, sent nowhere", length, () => ByHand.HashAsync(open)),
            new("upload by hand with sha1", length, () => ByHand.UploadWithHashAsync(http, new Uri(server.Root, "/raw"), open)),
            new(
                "upload DataGouv, parts, sha1 verified",
                length,
                async () =>
                {
                    await using var source = open();
                    await client.Uploads.AddResourceAsync(
                        DrainServer.Dataset,
                        source is FileStream file ? UploadSource.FromFile(file.Name) : UploadSource.FromStream(source, "a.csv"));
                }),
        ];

    private static TransferMeasurement[] Downloads(DrainServer server, DataGouvClient client, HttpClient http, string folder, long length)
    {
        var (address, path) = (new Uri(server.Root, $"/file/{length}"), Path.Combine(folder, "down.csv"));
        var source = DownloadSource.FromUri(address, FileChecksum.Sha1(Pattern.Sha1(length)));
        return
        [
            new("download by hand with sha1 to a file", length, () => ByHand.DownloadAsync(http, address, path)),
            new(
                "download DataGouv to a file, sha1 verified",
                length,
                () => client.Downloads.ToFileAsync(source, path, new DownloadOptions { Existing = ExistingFile.Overwrite })),
        ];
    }

    // Five gibibytes are generated as they are read; less comes from a file, as it does for most people.
    private static Func<Stream> Source(string folder, long length, bool isGenerated)
    {
        if (isGenerated)
        {
            return () => new PatternStream(length);
        }

        var path = Path.Combine(folder, "up.csv");
        Pattern.Write(path, length);
        return () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
    }

    private static void Check(string name, double allocated, long ceiling)
    {
        var isBelow = allocated <= ceiling;
        Console.WriteLine(
            $"{name}: {allocated / Mebibyte:0.00} MiB allocated, ceiling {ceiling / Mebibyte} MiB: {(isBelow ? "kept" : "BROKEN")}");
        Environment.ExitCode = isBelow ? Environment.ExitCode : 1;
    }
}
