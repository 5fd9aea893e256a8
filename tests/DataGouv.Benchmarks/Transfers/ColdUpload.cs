using System.Globalization;
using DataGouv.Benchmarks.Calls;
using DataGouv.Benchmarks.Measuring;

namespace DataGouv.Benchmarks.Transfers;

/// <summary>The first upload of processes that are started for it: with the client, and by hand with a checksum, in turns.</summary>
internal static class ColdUpload
{
    /// <summary>The argument that begins the command line of such a process.</summary>
    public const string Command = "cold-upload";

    private const string Ours = "ours";
    private const string ByHandWithSha1 = "hand";
    private const int Rounds = 9;

    /// <summary>Starts the processes, so many bytes each, and prints the medians.</summary>
    public static async Task CompareAsync(long length)
    {
        var path = Path.GetTempFileName();
        try
        {
            Pattern.Write(path, length);
            using var server = new DrainServer(length, Pattern.Sha1(length));
            var (ours, hand, ratios) = (new List<Cost>(), new List<Cost>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                hand.Add(await StartAsync(ByHandWithSha1, server.Root, path));
                ours.Add(await StartAsync(Ours, server.Root, path));
                ratios.Add(hand[^1].Seconds / ours[^1].Seconds);
            }

            var (seconds, byHand) = (Median(ours, run => run.Seconds), Median(hand, run => run.Seconds));
            var (ratio, bytes) = (Statistics.Median(ratios), Median(ours, run => run.Bytes));
            Console.WriteLine(
                $"First upload of a process, {Units.Mebibytes(length)}: {Units.Milliseconds(seconds)}, by hand "
                    + $"{Units.Milliseconds(byHand)}; throughput {Units.Times(ratio, "by hand")}; {Units.Mebibytes(bytes)} allocated");
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Uploads so many bytes in one process that has done nothing yet.</summary>
    /// <returns>The bytes that it allocated.</returns>
    public static async Task<double> AllocatedAsync(long length)
    {
        using var server = new DrainServer(length, Pattern.Sha1(length));
        return (await StartAsync(Ours, server.Root, length.ToString(CultureInfo.InvariantCulture))).Bytes;
    }

    /// <summary>Uploads a file and prints how long it took and what it allocated.</summary>
    /// <param name="contender">With what.</param>
    /// <param name="address">Where the server is.</param>
    /// <param name="content">The file, or how many bytes are generated.</param>
    public static async Task RunAsync(string contender, string address, string content)
    {
        var (root, isGenerated) = (new Uri(address), long.TryParse(content, CultureInfo.InvariantCulture, out var length));
        // To make the bytes is no work of the upload.
        _ = Pattern.Block;
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var measured = Contender.Repeating(1, contender == Ours ? UploadAsync : UploadByHandAsync);
        await measured.RunAsync(counts: true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measured.SecondsPerCall} {measured.BytesPerCall}"));

        async Task UploadAsync()
        {
            using var client = DrainServer.ClientOf(root);
            var source = isGenerated ? UploadSource.FromStream(new PatternStream(length), "a.csv") : UploadSource.FromFile(content, "a.csv");
            await client.Uploads.AddResourceAsync(DrainServer.Dataset, source);
        }

        Task UploadByHandAsync() => ByHand.UploadWithHashAsync(http, new Uri(root, "/raw"), Open);

        Stream Open() => new FileStream(content, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
    }

    private static async Task<Cost> StartAsync(string contender, Uri root, string content)
    {
        using var process = ChildProcess.StartSelf(Command, contender, root.AbsoluteUri, content);
        var values = (await process.ReadLineAsync()).Split(' ');
        return new Cost(double.Parse(values[0], CultureInfo.InvariantCulture), double.Parse(values[1], CultureInfo.InvariantCulture));
    }

    private static double Median(List<Cost> runs, Func<Cost, double> figure) => Statistics.Median([.. runs.Select(figure)]);

    private readonly record struct Cost(double Seconds, double Bytes);
}
