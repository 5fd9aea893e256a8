using System.Net;
using System.Text.Json;
using DataGouv.Replay;
using DataGouv.Tests.Support;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>Images go to the seven places that take them, with the form that was recorded.</summary>
public sealed class ImageUploadTests
{
    private static readonly string[] Names =
    [
        "image-avatar",
        "image-org-logo",
        "image-reuse",
        "image-post",
        "image-visualization",
        "image-user-avatar",
        "banner-upload",
    ];

    private static IEnumerable<Recording> Recordings =>
        RecordingStore.Default.Recordings.Where(recording => Names.Contains(recording.Name));

    [TestCaseSource(nameof(Recordings))]
    public async Task SetImage_recordedUpload_sendsTheSameFormAndGivesTheAddress(Recording recording)
    {
        await using var server = await ReplayServer.StartAsync();
        using var client = TestClient.Of(server, "udata_alice");
        var recorded = await UploadFormParts.ReadAsync(recording.Request.Header("Content-Type")!, recording.Request.Body);
        var crop = recorded
            .BBox?.Split(',')
            .Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture))
            .ToArray();

        var address = await client.Uploads.SetImageAsync(
            Target(recording.Request.Path),
            UploadSource.FromBytes(recorded.File, recorded.OwnFileName!),
            crop is null ? null : new ImageCrop(crop[0], crop[1], crop[2], crop[3]));

        var sent = server.Requests.Single();
        var form = await UploadFormParts.ReadAsync(sent.Header("Content-Type")!, sent.Body);
        using var answer = JsonDocument.Parse(recording.Response.Body);
        Assert.That((sent.Method, sent.Path, form.Text), Is.EqualTo((recording.Request.Method, recording.Request.Path, recorded.Text)));
        Assert.That(address.AbsolutePath, Is.EqualTo(new Uri(answer.RootElement.GetProperty("image").GetString()!).AbsolutePath));
    }

    [TestCase("89504E470D0A1A0A00000000", "image/png")]
    [TestCase("FFD8FFE000104A4649460001", "image/jpeg")]
    [TestCase("524946461A00000057454250", "image/webp")]
    public async Task SetImage_anyImageNameAndSource_declaresWhatItIs(string head, string mediaType)
    {
        var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"success": true, "image": "/a.png"}"""),
        });
        using var client = TestClient.Create(handler, options => options.ApiKey = "udata_alice");

        await client.Uploads.SetImageAsync(
            ImageTarget.MyAvatar,
            UploadSource.FromStream(new ForwardOnlyStream(Convert.FromHexString(head)), "logo.JPeG"));

        Assert.That(handler.Requests[0].Body, Does.Contain($"Content-Type: {mediaType}\r\n"));
    }

    private static ImageTarget Target(string path) =>
        path["/api/1/".Length..].Trim('/').Split('/') switch
        {
            ["me", "avatar"] => ImageTarget.MyAvatar,
            ["users", var id, _] => ImageTarget.UserAvatar(id),
            ["organizations", var id, "logo"] => ImageTarget.OrganizationLogo(id),
            ["organizations", var id, "banner"] => ImageTarget.OrganizationBanner(id),
            ["reuses", var id, _] => ImageTarget.Reuse(id),
            ["posts", var id, _] => ImageTarget.Post(id),
            [_, var id, _] => ImageTarget.Visualization(id),
            _ => throw new ArgumentException(path),
        };
}
