using System.Net;
using System.Text;
using DataGouv.Catalog;
using DataGouv.Errors;
using DataGouv.Requests;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Errors;

/// <summary>Answers that report a success and cannot be used.</summary>
internal sealed class UnreadableAnswerTests
{
    private const string Page = "<!doctype html><html><title>Maintenance</title><body>Revenez demain.</body></html>";

    [Test]
    public async Task GetAsync_with_page_of_a_maintenance_keeps_what_came_and_the_attempt()
    {
        using var end = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(Page, Encoding.UTF8, "text/html"),
        });
        using var client = TestClient.Create(end);

        var failure = await Assert.ThrowsAsync<DataGouvUnreadableAnswerException>(() => client.Catalog.Datasets.GetAsync());

        Assert.That(
            (
                failure!.ResponseStatusCode,
                failure.ContentType,
                failure.Body,
                failure.IsWebPage,
                failure.Attempts.Count,
                failure.Attempts[0].Status),
            Is.EqualTo((200, "text/html", Page, true, 1, (int?)200)));
    }

    [TestCase(Page, "text/html")]
    [TestCase("  <html><h1>Maintenance</h1>", "application/json")]
    [TestCase("\uFEFF<html><title>Maintenance</title>", "text/plain")]
    public void Unreadable_with_page_says_that_one_came(string body, string type)
    {
        var failure = Unreadable(body, type);

        Assert.That(
            failure.Message,
            Is.EqualTo(
                "GET /datasets/ answered 200 OK with a web page instead of an answer: \"Maintenance\". "
                    + "The platform may be under maintenance, or a network wants a sign-in: open the address in a browser, or try again later."));
    }

    [Test]
    public void Unreadable_with_page_keeps_what_came()
    {
        var failure = Unreadable(Page, "text/html");

        Assert.That(
            (
                failure.ResponseStatusCode,
                failure.ContentType,
                failure.Body,
                failure.IsBodyTruncated,
                failure.IsWebPage,
                failure.ServerMessage),
            Is.EqualTo((200, "text/html", Page, false, true, "Maintenance")));
    }

    [Test]
    public void Unreadable_with_page_without_title_says_so_in_general() =>
        Assert.That(
            Unreadable("<p>rien", "text/html").Message,
            Does.StartWith("GET /datasets/ answered 200 OK with a web page instead of an answer. The"));

    [Test]
    public void Unreadable_with_other_json_says_what_came()
    {
        var failure = Unreadable("[1]", "application/json");

        Assert.That(
            (failure.Message, failure.Body, failure.IsWebPage, failure.InnerException?.Message),
            Is.EqualTo(
                (
                    "GET /datasets/ answered 200 OK with a body that is not the expected JSON (DatasetPage). What came is in Body.",
                    "[1]",
                    false,
                    "cause")));
    }

    [Test]
    public void Unreadable_without_body_speaks_of_none() =>
        Assert.That(
            Unreadable("", "application/json", "no body where one was expected.").Message,
            Is.EqualTo("GET /datasets/ answered 200 OK with no body where one was expected."));

    [Test]
    public void Unreadable_with_large_body_keeps_64_kilobytes()
    {
        var failure = Unreadable(new string('x', 70_000), "application/json");

        Assert.That((failure.Body!.Length, failure.IsBodyTruncated), Is.EqualTo((65_536, true)));
    }

    [Test]
    public void Unreadable_with_echo_masks_the_key() =>
        Assert.That(Unreadable("<title>udata\\u005fkey</title>", "text/html").ToString(), Does.Contain("***").And.Not.Contain("005f"));

    [Test]
    public void Unreadable_is_not_transient() =>
        Assert.That((Unreadable(Page, "text/html").IsTransient, Unreadable(Page, "text/html").IsOutage), Is.EqualTo((false, false)));

    [TestCase(26_000, "of 26000 bytes")]
    [TestCase(null, "bytes")]
    public void BrokenOff_says_how_much_came_and_what_helps(long? announced, string size)
    {
        using var request = Request();
        var failure = DataGouvErrors.BrokenOff(request, 13_000, announced, new IOException("closed"));

        Assert.That(
            failure.Message,
            Is.EqualTo(
                $"GET /datasets/ got an answer from www.example.test that broke off after 13000 {size}. "
                    + "Ask for less at once: a smaller page (PageSize), or fewer fields (X-Fields)."));
    }

    [Test]
    public void BrokenOff_is_a_transient_outage_with_its_numbers()
    {
        using var request = Request();
        var failure = DataGouvErrors.BrokenOff(request, 13_000, 26_000, null);

        Assert.That(
            (failure.BytesReceived, failure.BytesExpected, failure.IsTransient, failure.IsOutage, failure.WasSent),
            Is.EqualTo(((long?)13_000, (long?)26_000, true, true, true)));
    }

    [Test]
    public void BrokenOff_without_operation_advises_nothing_that_would_not_help()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://www.example.test/file.csv");

        Assert.That(DataGouvErrors.BrokenOff(request, 1, null, null).Message, Does.EndWith("broke off after 1 bytes. Try again later."));
    }

    [Test]
    public void LostConnection_is_no_answer_that_broke_off()
    {
        using var request = Request();
        var failure = DataGouvErrors.LostConnection(request, new IOException("closed"));

        Assert.That((failure.BytesReceived, failure.BytesExpected), Is.EqualTo(((long?)null, (long?)null)));
    }

    [Test]
    public void TooLarge_names_the_option_and_what_helps()
    {
        using var request = Request();
        var failure = DataGouvErrors.TooLarge(request, 268_435_456);

        Assert.That(
            (failure.IsTransient, failure.IsTooLarge, failure.Message),
            Is.EqualTo(
                (
                    false,
                    true,
                    "GET /datasets/ answered with more than 268435456 bytes, the most that is read into memory (DataGouvClientOptions.MaxAnswerBytes). "
                        + "Ask for less at once: a smaller page (PageSize), or fewer fields (X-Fields), or raise the option.")));
    }

    [Test]
    public void TooLarge_with_answer_keeps_its_status()
    {
        using var request = Request();
        using var response = new HttpResponseMessage(HttpStatusCode.OK);

        Assert.That(DataGouvErrors.TooLarge(request, 10, response).ResponseStatusCode, Is.EqualTo(200));
    }

    private static DataGouvUnreadableAnswerException Unreadable(
        string body,
        string type,
        string what = "a body that is not the expected JSON (DatasetPage)")
    {
        using var request = Request();
        request.Headers.Add("X-API-KEY", "udata_key");
        var bytes = Encoding.UTF8.GetBytes(body);
        using var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", $"{type}; charset=utf-8");
        return DataGouvErrors.Unreadable(request, response, bytes, what, new IOException("cause"));
    }

    private static HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "https://www.example.test/api/1/datasets/?q=secret");
        request.Add(DatasetsRequestBuilder.GetOperation);
        return request;
    }
}
