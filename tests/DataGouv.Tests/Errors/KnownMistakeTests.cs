using System.Net;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Errors;

internal sealed class KnownMistakeTests
{
    private const string Guid = "7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34";

    [TestCase($"datasets/{Guid}/", 404, "{}", "A GUID is the id of a resource, never of a dataset")]
    [TestCase("/api/2/datasets/resources/5ea4aeb55c72261a34993fe1/", 404, "{}", "24 hexadecimal digits are the id of a dataset, never of a resource")]
    [TestCase("datasets/r/5ea4aeb55c72261a34993fe1", 404, "{}", "24 hexadecimal digits are the id of a dataset, never of a resource")]
    [TestCase("me/", 401, """{"message": "Invalid API token"}""", "A key belongs to one environment: make this one on the site of www.example.test")]
    [TestCase("datasets/unknown/", 404, """{"message": "Not found"}""", "If it exists, it is private: only a key of its owner shows it.")]
    [TestCase("https://data.gouv.fr/api/1/datasets/", 405, "{}", "The API is at www.data.gouv.fr: data.gouv.fr without www redirects")]
    [TestCase($"https://tabular.example.test/api/resources/{Guid}/profile/", 404, "404: Not Found", "Tabular does not hold this resource")]
    public async Task SendAsync_with_known_mistake_says_what_to_do(string address, int status, string body, string advice)
    {
        using var end = new StubHandler(_ => Answers.Json(body, (HttpStatusCode)status));
        using var client = TestClient.Create(end);

        var failure = await Assert.CatchAsync<DataGouvApiException>(() => client.SendAsync(HttpMethod.Get, address));

        Assert.That(failure!.Message, Does.Contain(advice));
    }

    [Test]
    public async Task SendAsync_with_mask_that_hides_the_sentence_says_so()
    {
        using var end = new StubHandler(_ => Answers.Json("{}", HttpStatusCode.Forbidden));
        using var client = TestClient.Create(end);

        var failure = await Assert.CatchAsync<DataGouvApiException>(() => client.SendAsync(HttpMethod.Get, "site/", configure: request => request.Headers.Add("X-Fields", "id")));

        Assert.That(failure!.Message, Does.Contain("X-Fields hides what the server says"));
    }
}
