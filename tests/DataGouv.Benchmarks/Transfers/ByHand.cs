using System.Security.Cryptography;

namespace DataGouv.Benchmarks.Transfers;

/// <summary>The same work as one writes it with <see cref="HttpClient"/>, without anything for the day when something goes wrong.</summary>
internal static class ByHand
{
    private const int BufferSize = 1 << 17;

    /// <summary>Sends a file as it is, in one request, and hashes nothing.</summary>
    public static async Task UploadAsync(HttpClient http, Uri address, Func<Stream> open)
    {
        await using var source = open();
        using var content = new StreamContent(source);
        using var response = await http.PostAsync(address, content);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Hashes a file.</summary>
    public static async Task<string> HashAsync(Func<Stream> open)
    {
        await using var source = open();
        using var algorithm = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await source.ReadAsync(buffer)) > 0)
        {
            algorithm.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(algorithm.GetCurrentHash());
    }

    /// <summary>Hashes a file, then sends it in one request.</summary>
    public static async Task<string> UploadWithHashAsync(HttpClient http, Uri address, Func<Stream> open)
    {
        var hash = await HashAsync(open);
        await UploadAsync(http, address, open);
        return hash;
    }

    /// <summary>Reads a file, hashes it, writes it and flushes it to the disk.</summary>
    public static async Task<string> DownloadAsync(HttpClient http, Uri address, string path)
    {
        using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var content = await response.Content.ReadAsStreamAsync();
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await content.ReadAsync(buffer)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read));
        }

        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
