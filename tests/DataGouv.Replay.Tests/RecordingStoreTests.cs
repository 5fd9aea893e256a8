using System.Text.Json;

namespace DataGouv.Replay.Tests;

public sealed class RecordingStoreTests
{
    private string folder = "";

    [SetUp]
    public void CreateFolder() => folder = Directory.CreateTempSubdirectory("recordings").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("main", 731)]
    [TestCase("metrics", 37)]
    [TestCase("tabular", 163)]
    public void Default_holds_every_exchange_of_the_index(string api, int count) =>
        Assert.That(RecordingStore.Default.Recordings.Count(recording => recording.Api.Folder == api), Is.EqualTo(count));

    [Test]
    public void Default_names_are_unique_within_an_api() =>
        Assert.That(RecordingStore.Default.Recordings.Select(recording => recording.ToString()), Is.Unique);

    [Test]
    public void Load_missing_folder_throws() =>
        Assert.That(() => RecordingStore.Load(Path.Combine(folder, "missing")), Throws.InstanceOf<DirectoryNotFoundException>());

    [Test]
    public void Load_folder_of_an_unknown_api_is_ignored()
    {
        Write("elsewhere/001-a.json", """{"status":200,"headers":{},"body":{}}""");
        Assert.That(RecordingStore.Load(folder).Recordings, Is.Empty);
    }

    [Test]
    public void Load_folder_more_is_merged_by_number()
    {
        foreach (var file in new[] { "main/001-a.json", "main/more/002-b.json", "main/003-c.json" })
            Write(file, """{"status":200,"headers":{},"body":{}}""");
        Assert.That(
            RecordingStore.Load(folder).Recordings.Select(recording => recording.Name), Is.EqualTo(["001-a", "002-b", "003-c"]));
    }

    [TestCase("""{"status":200,"headers":{},"encoding":"json","body":"a"}""", "\"a\"", TestName = "Load_json_string_body_keeps_its_quotes")]
    [TestCase("""{"status":200,"headers":{},"encoding":"json","body":1.50}""", "1.50", TestName = "Load_json_number_body_keeps_its_digits")]
    [TestCase("""{"status":200,"headers":{},"encoding":"json","body":null}""", "null", TestName = "Load_json_null_body_is_null")]
    [TestCase("""{"status":200,"headers":{},"encoding":"text","body":"é\n"}""", "é\n", TestName = "Load_text_body_is_the_text")]
    [TestCase("""{"status":204,"headers":{},"encoding":"empty","body":null}""", "", TestName = "Load_empty_body_is_empty")]
    [TestCase("""{"status":200,"headers":{},"body":"a;b"}""", "a;b", TestName = "Load_text_body_without_encoding_is_the_text")]
    [TestCase("""{"status":200,"headers":{},"body":[1]}""", "[1]", TestName = "Load_json_body_without_encoding_is_json")]
    public void Load_response_gives_its_body(string response, string expected) =>
        Assert.That(LoadOne(response).Response.Text, Is.EqualTo(expected));

    [Test]
    public void Load_base64_body_is_binary() =>
        Assert.That(LoadOne("""{"status":200,"headers":{},"encoding":"base64","body":"/wA="}""").Response.Body.ToArray(), Is.EqualTo(new byte[] { 255, 0 }));

    [Test]
    public void Load_base64_body_is_not_text() =>
        Assert.That(LoadOne("""{"status":200,"headers":{},"encoding":"base64","body":"/wA="}""").Response.IsText, Is.False);

    [TestCase("truncated")]
    [TestCase("body_truncated")]
    public void Load_cut_body_is_marked(string mark) =>
        Assert.That(LoadOne($$"""{"status":200,"headers":{},"{{mark}}":true,"body":"a"}""").Response.IsTruncated, Is.True);

    [Test]
    public void Load_set_cookie_is_left_out() =>
        Assert.That(LoadOne("""{"status":200,"headers":{"set-cookie":true},"body":""}""").Response.Headers, Is.Empty);

    [TestCase(204, true)]
    [TestCase(302, false)]
    [TestCase(404, false)]
    public void IsSuccess_status_decides(int status, bool expected) =>
        Assert.That(LoadOne($$"""{"status":{{status}},"headers":{},"body":""}""").IsSuccess, Is.EqualTo(expected));

    [TestCase(""" "body":"a" """, "\"a\"", TestName = "Load_request_body_without_encoding_is_json")]
    [TestCase(""" "body":"{a","encoding":"text" """, "{a", TestName = "Load_request_text_body_is_the_text")]
    [TestCase(""" "body":null """, "", TestName = "Load_request_without_body_is_empty")]
    public void Load_request_gives_its_body(string members, string expected) =>
        Assert.That(LoadOne("""{"status":200,"headers":{},"body":""}""", members).Request.Text, Is.EqualTo(expected));

    [Test]
    public void Load_form_is_written_as_multipart()
    {
        var request = LoadOne(
            """{"status":200,"headers":{},"body":""}""",
            """ "body":[{"name":"file","filename":"Été.png","contentType":"image/png","base64":"/wA="},{"name":"bbox","text":"0,0"}] """,
            """{"Content-Type":"multipart/form-data"}""").Request;
        Assert.That(MultipartForm.Read(request), Is.EqualTo(new MultipartFormPart[] { new("file", "Été.png", "\u00ff\0"), new("bbox", null, "0,0") }));
    }

    private Recording LoadOne(string response, string? requestMembers = null, string requestHeaders = "{}")
    {
        Write("main/001-a.json", response, requestMembers, requestHeaders);
        return RecordingStore.Load(folder).Recordings.Single();
    }

    private void Write(string file, string response, string? requestMembers = null, string requestHeaders = "{}")
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var name = JsonSerializer.Serialize(Path.GetFileNameWithoutExtension(file));
        var request = $$"""{"method":"GET","path":"/","query":null,"headers":{{requestHeaders}}{{(requestMembers is null ? "" : $",{requestMembers}")}}}""";
        File.WriteAllText(path, $$"""{"name":{{name}},"request":{{request}},"response":{{response}}}""");
    }
}
