using System.Text;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers.Killing;

/// <summary>
/// The program as which this assembly is started again: it uploads a file, goes on with the upload where it stopped if it was killed
/// before, and tells the server how far it is.
/// </summary>
internal static class UploadingProgram
{
    public const string Title = "Bancs publics de la ville";

    public static Task Main(string[] args) => UploadAsync(args);

    /// <summary>Uploads a file.</summary>
    /// <param name="args">The address of the server, the key, the file, the size of its parts and the file of the session.</param>
    /// <returns>The resource.</returns>
    public static async Task<Guid> UploadAsync(string[] args)
    {
        var (root, key, file, chunkSize, sessionFile) = (new Uri(args[0]), args[1], args[2], args[3], args[4]);
        using var client = new DataGouvClient(
            new DataGouvClientOptions
            {
                ApiKey = key,
                TimeProvider = new PausingTimeProvider(),
                Environment = PlatformServer.EnvironmentAt(root),
            });
        using var http = new HttpClient { BaseAddress = root, DefaultRequestHeaders = { { "X-API-KEY", key } } };
        var saves = 0;
        var options = new UploadOptions
        {
            ChunkSize = int.Parse(chunkSize, System.Globalization.CultureInfo.InvariantCulture),
            Metadata = new UploadMetadata { Title = Title },
            SaveSession = async (session, _) => await SaveAsync(session.ToString(), ++saves),
        };

        var text = File.Exists(sessionFile) ? await File.ReadAllTextAsync(sessionFile) : null;
        await SayAsync("begins");
        var resource = UploadSession.TryParse(text, out var interrupted)
            ? await client.Uploads.ResumeAsync(interrupted, UploadSource.FromFile(file), options)
            : await client.Uploads.AddResourceAsync(PlatformStore.Dataset, UploadSource.FromFile(file), options);
        await SayAsync("uploaded");
        File.Delete(sessionFile);
        return resource.Id;

        async Task SaveAsync(string session, int number)
        {
            var half = session.Length / 2;
            await SayAsync($"save {number} begins");
            await using (var next = new StreamWriter(sessionFile + ".next", append: false, Encoding.UTF8))
            {
                await next.WriteAsync(session.AsMemory(0, half));
                await next.FlushAsync();
                await SayAsync($"save {number} half");
                await next.WriteAsync(session.AsMemory(half));
            }

            File.Move(sessionFile + ".next", sessionFile, overwrite: true);
            await SayAsync($"save {number} done");
        }

        async Task SayAsync(string moment)
        {
            using var _ = await http.GetAsync(new Uri($"moment/{Uri.EscapeDataString(moment)}", UriKind.Relative));
        }
    }
}
