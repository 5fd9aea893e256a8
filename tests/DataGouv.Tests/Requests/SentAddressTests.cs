using DataGouv.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Requests;

/// <summary>The address that is written in one pass is the one that Kiota expands from the template.</summary>
internal sealed class SentAddressTests
{
    [Test]
    public void GetAsync_with_any_identifier_sends_to_the_address_of_the_request() =>
        Prop.ForAll<NonNull<string>, int>(
                (id, page) =>
                {
                    if (string.IsNullOrWhiteSpace(id.Get) || id.Get is "." or "..")
                    {
                        return true;
                    }

                    using var end = new StubHandler(_ => Answers.Json("{}"));
                    using var client = TestClient.Create(end);
                    var list = client.Catalog.Organizations[id.Get].Datasets;
                    _ = list.GetAsync(request => request.QueryParameters.Page = page);
                    return end.Requests.Single().Address
                        == list.ToGetRequestInformation(request => request.QueryParameters.Page = page).URI;
                })
            .QuickCheckThrowOnFailure();

    [Test]
    public void GetAsync_with_any_query_sends_to_the_address_of_the_request() =>
        Prop.ForAll<string?, string?[]>(
                (words, tags) =>
                {
                    using var end = new StubHandler(_ => Answers.Json("{}"));
                    using var client = TestClient.Create(end);
                    _ = client.Catalog.Datasets.GetAsync(Search);
                    return end.Requests.Single().Address == client.Catalog.Datasets.ToGetRequestInformation(Search).URI;

                    void Search(
                        Microsoft.Kiota.Abstractions.RequestConfiguration<Catalog.DatasetsRequestBuilder.GetQueryParameters> request) =>
                        (request.QueryParameters.Q, request.QueryParameters.Tag, request.QueryParameters.Featured) = (
                            words,
                            [.. tags.OfType<string>()],
                            true);
                })
            .QuickCheckThrowOnFailure();

    [TestCase("https://www.example.test/api/1/")]
    [TestCase("https://proxy.example.test/prefix/api/1/")]
    public async Task GetAsync_with_a_language_adds_it_once(string api)
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(
            end,
            options => (options.Environment, options.Language) = (TestClient.Environment with { Catalog = new Uri(api) }, "fr"));

        await client.Catalog.Datasets.GetAsync(request => request.QueryParameters.Q = "lang=en&x");

        Assert.That(end.Requests.Single().Address.AbsoluteUri, Is.EqualTo($"{api}datasets/?q=lang%3Den%26x&lang=fr"));
    }
}
