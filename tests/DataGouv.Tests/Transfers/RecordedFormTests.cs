using DataGouv.Catalog;
using DataGouv.Errors;
using DataGouv.Replay;
using DataGouv.Requests;
using DataGouv.Tests.Support;
using DataGouv.Tests.Transfers.Support;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tests.Transfers;

/// <summary>Every form that was recorded, of a file or an image, taken or refused: the public API sends the same request.</summary>
public sealed class RecordedFormTests
{
    // No model has a file under another name, a number that is none, or an image without a file.
    private static readonly string[] Malformed = ["upload-wrong-part-name", "chunk-bad-int", "image-no-file", "banner-no-file"];

    private static IEnumerable<Recording> Forms =>
        RecordingStore.Default.Recordings.Where(recording =>
            recording.Request.Header("Content-Type")?.StartsWith("multipart/form-data", StringComparison.Ordinal) == true);

    // A builder asks for a key before it sends what nobody may send without one.
    private static IEnumerable<Recording> OfBuilders =>
        Forms.Where(recording => !Malformed.Contains(recording.Name) && recording.Request.Header("X-API-KEY") is not null);

    private static IEnumerable<Recording> OfNoBuilder => Forms.Except(OfBuilders);

    [TestCaseSource(nameof(OfBuilders))]
    public async Task Builder_recordedForm_sendsTheSameRequest(Recording recording)
    {
        await using var server = await ReplayServer.StartAsync();
        using var client = TestClient.Of(server, recording.Request.Header("X-API-KEY"));
        var form = await UploadFormParts.ReadAsync(recording.Request.Header("Content-Type")!, recording.Request.Body);

        await IgnoreRefusalAsync(() => SendAsync(client.Catalog, recording.Request, form));

        Assert.That(await DescribeAsync(server.Requests.Single()), Is.EqualTo(await DescribeAsync(recording.Request)));
    }

    [TestCaseSource(nameof(OfNoBuilder))]
    public async Task SendAsync_recordedFormOfNoBuilder_sendsTheSameRequest(Recording recording)
    {
        await using var server = await ReplayServer.StartAsync();
        using var client = TestClient.Of(server, recording.Request.Header("X-API-KEY"));
        using var content = new ByteArrayContent(recording.Request.Body.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", recording.Request.Header("Content-Type"));

        await IgnoreRefusalAsync(() => client.SendAsync(new HttpMethod(recording.Request.Method), recording.Request.Path, content));

        var sent = server.Requests.Single();
        Assert.That((Head(sent), sent.Body.ToArray()), Is.EqualTo((Head(recording.Request), recording.Request.Body.ToArray())));
    }

    private static async Task IgnoreRefusalAsync(Func<Task> send)
    {
        try
        {
            await send();
        }
        catch (DataGouvApiException)
        {
            // What the server says is another test's matter.
        }
    }

    private static async Task<string> DescribeAsync(ReplayRequest request) =>
        $"{Head(request)}\n{(await UploadFormParts.ReadAsync(request.Header("Content-Type")!, request.Body)).Text}";

    // The SDK asks for the fields of a refusal as well, which a mask would hide.
    private static string Head(ReplayRequest request)
    {
        var mask = request.Header("X-Fields") is { } given ? FieldMask.Complete(given, page: null) : null;
        return $"{request}\nX-API-KEY: {request.Header("X-API-KEY")}\nAccept: {request.Header("Accept")}\nX-Fields: {mask}";
    }

    private static Task SendAsync(CatalogRequestBuilder catalog, ReplayRequest request, UploadFormParts form)
    {
        var file = form.File is null ? null : new FilePart(new MemoryStream(form.File), form.OwnFileName!, form.MediaType!);
        return request.Path["/api/1/".Length..].Trim('/').Split('/') switch
        {
            ["datasets", "community_resources", var id, "upload"] => catalog
                .Datasets.CommunityResources[Guid.Parse(id)]
                .Upload.PostAsync(File(), Mask),
            ["datasets", var dataset, "upload"] => catalog.Datasets[dataset].Upload.PostAsync(File(), Mask),
            ["datasets", var dataset, "upload", "community"] => catalog.Datasets[dataset].Upload.Community.PostAsync(File(), Mask),
            ["datasets", var dataset, "resources", var id, "upload"] => catalog
                .Datasets[dataset]
                .Resources[Guid.Parse(id)]
                .Upload.PostAsync(File(), Mask),
            ["me", "avatar"] => catalog.Me.Avatar.PostAsync(Image(), Mask),
            ["users", var id, "avatar"] => catalog.Users[id].Avatar.PostAsync(Image(), Mask),
            ["organizations", var id, "banner"] => catalog.Organizations[id].Banner.PostAsync(Image(), Mask),
            ["organizations", var id, "logo"] when request.Method == "PUT" => catalog.Organizations[id].Logo.PutAsync(Image(), Mask),
            ["organizations", var id, "logo"] => catalog.Organizations[id].Logo.PostAsync(Image(), Mask),
            ["posts", var id, "image"] when request.Method == "PUT" => catalog.Posts[id].Image.PutAsync(Image(), Mask),
            ["posts", var id, "image"] => catalog.Posts[id].Image.PostAsync(Image(), Mask),
            ["reuses", var id, "image"] => catalog.Reuses[id].Image.PostAsync(Image(), Mask),
            ["visualizations", var id, "image"] => catalog.Visualizations[id].Image.PostAsync(Image(), Mask),
            _ => throw new ArgumentException(request.Path),
        };

        FileForm File() =>
            new()
            {
                Uuid = form.Uuid,
                Filename = form.FileName,
                Partindex = form.PartIndex,
                Totalparts = form.TotalParts,
                Chunksize = form.ChunkSize,
                File = file,
            };

        ImageForm Image() => new() { File = file!, Bbox = form.BBox };

        void Mask(RequestConfiguration<NoQueryParameters> configuration)
        {
            if (request.Header("X-Fields") is { } mask)
            {
                configuration.Headers.Add("X-Fields", mask);
            }
        }
    }
}
