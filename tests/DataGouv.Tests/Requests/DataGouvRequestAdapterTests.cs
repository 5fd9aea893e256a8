using System.Net;
using DataGouv.Authentication;
using DataGouv.Catalog;
using DataGouv.Requests;
using DataGouv.Telemetry;
using DataGouv.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DataGouv.Tests.Requests;

internal sealed class DataGouvRequestAdapterTests
{
    [Test]
    public async Task GetAsync_with_response_handler_of_kiota_gives_it_the_answer()
    {
        using var end = new StubHandler(_ => Answers.Json("""{"id": "1"}"""));
        using var client = TestClient.Create(end, options => (options.ApiKey, options.Language) = ("secret", "fr"));
        var handler = new NativeResponseHandler();

        await client
            .Catalog.Datasets["a"]
            .GetAsync(request => request.Options.Add(new ResponseHandlerOption { ResponseHandler = handler }))
            .ContinueWith(_ => { }, TaskScheduler.Default);

        var response = (HttpResponseMessage)handler.Value!;
        Assert.That(
            (response.StatusCode, end.Requests.Single().Headers["X-API-KEY"], end.Requests.Single().Address.Query),
            Is.EqualTo((HttpStatusCode.OK, "secret", "?lang=fr")));
    }

    [Test]
    public async Task DeleteAsync_with_response_handler_and_header_of_the_call_prefers_the_header()
    {
        using var end = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.NoContent));
        using var client = TestClient.Create(end, options => options.ApiKey = "mine");

        await client
            .Catalog.Datasets["a"]
            .DeleteAsync(request =>
            {
                request.Headers.Add("X-API-KEY", "other");
                request.Options.Add(new ResponseHandlerOption { ResponseHandler = new NativeResponseHandler() });
            });

        Assert.That(end.Requests.Single().Headers["X-API-KEY"], Is.EqualTo("other"));
    }

    [Test]
    public async Task DeleteAsync_with_response_handler_of_kiota_gives_it_the_answer()
    {
        using var end = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.NoContent));
        using var client = TestClient.Create(end, options => options.ApiKey = "secret");
        var handler = new NativeResponseHandler();

        await client
            .Catalog.Datasets["a"]
            .DeleteAsync(request => request.Options.Add(new ResponseHandlerOption { ResponseHandler = handler }));

        Assert.That(((HttpResponseMessage)handler.Value!).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [TestCaseSource(nameof(WaysOfKiota))]
    public async Task Send_any_way_of_kiota_goes_to_the_address_with_the_credential(Func<IRequestAdapter, RequestInformation, Task> send)
    {
        using var end = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.NoContent));
        var options = new DataGouvClientOptions { ApiKey = "secret" };
        using var http = new HttpClient(end);
        var api = TestClient.Environment.Catalog;
        var adapter = new DataGouvRequestAdapter(
            http,
            options,
            new CredentialProvider(options, api),
            new RequestAddress(api, "fr"),
            new ListTelemetry(null, api.Host));
        var request = new CatalogRequestBuilder(api, adapter).Datasets["a"].ToGetRequestInformation();

        await send(adapter, request);

        var sent = end.Requests.Single();
        Assert.That((sent.Address, sent.Headers["X-API-KEY"]), Is.EqualTo((new Uri(api, "datasets/a/?lang=fr"), "secret")));
    }

    [Test]
    public async Task ConvertToNativeRequestAsync_gives_the_message_that_would_be_sent()
    {
        using var http = new HttpClient(new StubHandler(_ => throw new InvalidOperationException()));
        var api = TestClient.Environment.Catalog;
        var adapter = new DataGouvRequestAdapter(
            http,
            new DataGouvClientOptions(),
            null,
            new RequestAddress(api, null),
            new ListTelemetry(null, api.Host));

        using var message = await adapter.ConvertToNativeRequestAsync<HttpRequestMessage>(
            new CatalogRequestBuilder(api, adapter).Datasets["a"].ToGetRequestInformation());

        Assert.That((message!.Method, message.RequestUri), Is.EqualTo((HttpMethod.Get, new Uri(api, "datasets/a/"))));
    }

    [TestCase(204, "204 No Content")]
    [TestCase(200, "200 OK")]
    public async Task GetAsync_without_body_where_one_is_expected_says_so(int status, string said)
    {
        using var end = new StubHandler(_ => new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent([]) });
        using var client = TestClient.Create(end);

        var failure = await Assert.CatchAsync<DataGouvApiException>(() => client.Catalog.Datasets["a"].GetAsync());

        Assert.That(failure!.Message, Is.EqualTo($"GET /datasets/a/ answered {said} with no body where one was expected."));
    }

    [Test]
    public async Task GetAsync_page_of_a_proxy_where_json_is_expected_says_which_operation()
    {
        using var end = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("<html>Sign in to the network</html>"),
        });
        using var client = TestClient.Create(end);

        var failure = await Assert.CatchAsync<DataGouvApiException>(() => client.Catalog.Datasets["a"].GetAsync());

        Assert.That(
            (failure!.Operation!.Id, failure.Method, failure.Route),
            Is.EqualTo((DatasetsItemRequestBuilder.GetOperation.Id, "GET", "/datasets/{dataset}/")));
        Assert.That(failure.Message, Does.StartWith("GET /datasets/a/ answered 200 OK with a web page instead of an answer."));
    }

    [Test]
    public async Task PutAsync_sends_json_with_its_type()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKey = "secret");

        await client.Catalog.Reuses["a"].PutAsync(new() { Title = "Arbres" });

        Assert.That(
            (end.Requests.Single().Method, end.Requests.Single().Headers["Content-Type"], end.Requests.Single().Headers["Accept"]),
            Is.EqualTo(("PUT", "application/json", "application/json")));
    }

    [TestCase(Method.GET)]
    [TestCase(Method.POST)]
    [TestCase(Method.PUT)]
    [TestCase(Method.PATCH)]
    [TestCase(Method.DELETE)]
    [TestCase(Method.HEAD)]
    [TestCase(Method.OPTIONS)]
    [TestCase(Method.TRACE)]
    [TestCase(Method.CONNECT)]
    public void Of_gives_the_same_method(Method method) =>
        Assert.That(DataGouv.Requests.RequestMethod.Of(method).Method, Is.EqualTo(method.ToString()));

    [Test]
    public void GetAsync_with_any_id_stays_below_the_list_and_keeps_it() => Prop.ForAll<string>(IsKept).QuickCheckThrowOnFailure();

    [Test]
    public void GetAsync_with_any_words_sends_them_whole() => Prop.ForAll<string>(IsSentWhole).QuickCheckThrowOnFailure();

    private static bool IsKept(string? id)
    {
        if (string.IsNullOrWhiteSpace(id) || id is "." or ".." || !IsText(id))
        {
            return true;
        }

        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end);
        var path = client.Catalog.Datasets[id].ToGetRequestInformation().URI.AbsolutePath;
        return path.StartsWith("/api/1/datasets/", StringComparison.Ordinal)
            && path.EndsWith('/')
            && Uri.UnescapeDataString(path["/api/1/datasets/".Length..^1]) == id;
    }

    private static bool IsSentWhole(string? words)
    {
        if (string.IsNullOrEmpty(words) || !IsText(words))
        {
            return true;
        }

        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end);
        var query = client.Catalog.Datasets.ToGetRequestInformation(request => request.QueryParameters.Q = words).URI.Query;
        return query.StartsWith("?q=", StringComparison.Ordinal)
            && !query.Contains('&', StringComparison.Ordinal)
            && Uri.UnescapeDataString(query[3..]) == words;
    }

    // Halves of surrogate pairs are no text, and cannot be written in an address.
    private static bool IsText(string value) => value.EnumerateRunes().All(rune => rune.Value != 0xFFFD);

    private static IEnumerable<TestCaseData> WaysOfKiota =>
        [
            Way(
                nameof(IRequestAdapter.SendAsync),
                (adapter, request) => adapter.SendAsync<UntypedNode>(request, UntypedNode.CreateFromDiscriminatorValue)),
            Way(
                nameof(IRequestAdapter.SendCollectionAsync),
                (adapter, request) => adapter.SendCollectionAsync<UntypedNode>(request, UntypedNode.CreateFromDiscriminatorValue)),
            Way(nameof(IRequestAdapter.SendPrimitiveAsync), (adapter, request) => adapter.SendPrimitiveAsync<int?>(request)),
            Way(
                nameof(IRequestAdapter.SendPrimitiveCollectionAsync),
                (adapter, request) => adapter.SendPrimitiveCollectionAsync<int?>(request)),
        ];

    private static TestCaseData Way(string name, Func<IRequestAdapter, RequestInformation, Task> send) =>
        new TestCaseData(send).SetArgDisplayNames(name);
}
