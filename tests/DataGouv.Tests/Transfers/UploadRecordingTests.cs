using System.Text.Json;
using System.Text.Json.Nodes;
using DataGouv.Replay;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>The uploads that were recorded from the real server: the upload client sends the same, and the server of the tests answers the same.</summary>
public sealed class UploadRecordingTests
{
    // What the server of the tests knows nothing of: a part under a wrong name, and a number that is none.
    private static readonly string[] Malformed = ["upload-wrong-part-name", "chunk-bad-int"];

    // What is known beforehand to fail is not sent by the SDK: a file for a link, and the parts of a program.
    private static readonly string[] Spared = ["replace-remote", "chunk-bad-extension-part"];

    private static readonly string[] Compared = ["checksum", "filesize", "title", "format", "filetype", "type", "success", "error", "message"];

    private static IReadOnlyList<Recording> Recordings { get; } =
    [
        .. RecordingStore.Default.Recordings.Where(recording =>
            recording.Api == RecordedApi.Main && recording.Request.Method == "POST" && recording.Request.Path.Contains("/upload/", StringComparison.Ordinal)),
    ];

    private static IEnumerable<Recording> Successes => Recordings.Where(recording => recording.IsSuccess && !Spared.Contains(recording.Name));

    [Test]
    public async Task Server_everyRecordedUploadInOrder_answersAsTheRealOne()
    {
        await using var server = await PlatformServer.StartAsync();
        using var http = new HttpClient();
        var differences = new List<string>();
        foreach (var recording in Recordings.Where(recording => !Malformed.Contains(recording.Name) && recording.Response.Status is not (423 or 415)))
        {
            server.Store.IsTimeFrozen = recording.Name == "upload-same-second-500";
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Root, recording.Request.Path)) { Content = new ByteArrayContent(recording.Request.Body.ToArray()) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", recording.Request.Header("Content-Type"));
            var key = recording.Response.Status == 403 ? "{token:nobody}" : recording.Request.Header("X-API-KEY");
            if (key is not null)
            {
                request.Headers.TryAddWithoutValidation("X-API-KEY", key);
            }

            using var response = await http.SendAsync(request);
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
            differences.AddRange(Differences(recording, (int)response.StatusCode, body));
        }

        Assert.That(differences, Is.Empty);
    }

    [TestCaseSource(nameof(Successes))]
    public async Task Uploads_recordedSuccess_sendsTheSameForm(Recording recording)
    {
        var recorded = await FormOf(recording);
        await using var server = await PlatformServer.StartAsync();
        using var client = server.Client();
        var (content, name, chunk) = (recorded.File, recorded.OwnFileName, UploadOptionsDefault);
        if (recorded.IsChunked)
        {
            // The parts of one upload, whichever of them is looked at.
            var parts = new SortedDictionary<int, byte[]>();
            foreach (var sibling in Successes)
            {
                if (await FormOf(sibling) is { Step: UploadStep.Part } part && part.Uuid == recorded.Uuid)
                {
                    parts[part.PartIndex!.Value] = part.File!;
                }
            }

            // One upload was abandoned after its first part.
            content = [.. parts.Values.SelectMany(part => part)];
            (name, chunk) = (recorded.FileName, parts[0].Length);
            if (parts.Count < recorded.TotalParts)
            {
                content = [.. content, .. new byte[chunk]];
            }

            client.Uploads.NewId = () => Guid.Parse(recorded.Uuid!);
        }

        await client.Uploads.SendAsync(Target(recording.Request.Path), UploadSource.FromBytes(content, name!, recorded.MediaType ?? "text/csv"), new UploadOptions { ChunkSize = chunk });

        Assert.That(server.Forms.Select(form => (form.Path, form.Form.Text)), Has.Member((recording.Request.Path, recorded.Text)));
    }

    private static int UploadOptionsDefault => new UploadOptions().ChunkSize;

    private static Task<UploadFormParts> FormOf(Recording recording) => UploadFormParts.ReadAsync(recording.Request.Header("Content-Type")!, recording.Request.Body);

    private static UploadTarget Target(string path) => path["/api/1/datasets/".Length..].Trim('/').Split('/') switch
    {
        [var dataset, "upload"] => UploadTarget.NewResource(dataset),
        [var dataset, "upload", "community"] => UploadTarget.NewCommunityResource(dataset),
        [var dataset, "resources", var id, "upload"] => UploadTarget.Resource(dataset, Guid.Parse(id)),
        [_, var id, _] => UploadTarget.CommunityResource(Guid.Parse(id)),
        _ => throw new ArgumentException(path),
    };

    private static IEnumerable<string> Differences(Recording recording, int status, JsonObject body)
    {
        if (status != recording.Response.Status)
        {
            yield return $"{recording.Name}: {status} and not {recording.Response.Status}";
            yield break;
        }

        using var expected = JsonDocument.Parse(recording.Response.Body);
        foreach (var member in expected.RootElement.EnumerateObject().Where(member => Compared.Contains(member.Name)))
        {
            // Nothing is said about what a mask left out, nor about texts that a server words as it likes.
            var actual = JsonSerializer.SerializeToElement(body[member.Name]);
            if (!JsonElement.DeepEquals(actual, member.Value) && !(status >= 400 && member.Name == "message"))
            {
                yield return $"{recording.Name}: {member.Name} is {actual} and not {member.Value}";
            }
        }
    }
}
