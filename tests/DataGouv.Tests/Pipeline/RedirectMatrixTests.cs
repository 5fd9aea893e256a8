using DataGouv.Tests.Support;

namespace DataGouv.Tests.Pipeline;

/// <summary>
/// Redirects over sockets: status, what changes in the address, credential, method. No credential and no body reaches another origin.
/// </summary>
internal sealed class RedirectMatrixTests
{
    private const string Secret = "udata_secret";

    private LoopbackServer _server = null!;
    private HttpClient _http = null!;

    public enum Change
    {
        Nothing,
        Path,
        Port,
        Host,
        HttpToHttps,
        HttpsToHttp,
        HttpsPort,
        HostAndPortAndScheme,
    }

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await LoopbackServer.StartAsync(async context =>
        {
            if (context.Request.Query["to"].ToString() is { Length: > 0 } target)
            {
                context.Response.StatusCode = int.Parse(
                    context.Request.Query["status"].ToString(),
                    System.Globalization.CultureInfo.InvariantCulture);
                context.Response.Headers.Location = target;
                return;
            }

            context.Response.ContentType = "application/json";
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, "{}");
        });
        _http = _server.CreateHttpClient();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task SendAsync_when_redirected_leaves_the_credential_and_the_body_at_their_origin(
        [Values(301, 302, 303, 307, 308)] int status,
        [Values] Change change,
        [Values("key", "bearer")] string credential,
        [Values("GET", "POST", "PUT", "DELETE")] string method)
    {
        var (from, to) = Addresses(change);
        var id = Guid.NewGuid().ToString("N");
        using var client = new DataGouvClient(
            new DataGouvClientOptions
            {
                Environment = DataGouvEnvironment.Production with
                {
                    Catalog = new Uri(from, "/api/1/"),
                    CatalogV2 = new Uri(from, "/api/2/"),
                },
                ApiKey = credential == "key" ? Secret : null,
                BearerToken = credential == "bearer" ? Secret : null,
                HttpClient = _http,
            });

        var target = new Uri(to, change == Change.Nothing ? $"/api/1/start/?id={id}" : $"/api/1/end/?id={id}");
        using var body = method is "POST" or "PUT" ? new StringContent("the body") : null;
        var isRepeated = !(status == 303 || status is 301 or 302 && method == "POST");
        var isSameOrigin = change is Change.Nothing or Change.Path;
        var address = $"start/?id={id}&status={status}&to={Uri.EscapeDataString(target.AbsoluteUri)}";
        if (isRepeated && body is not null && !isSameOrigin && change != Change.HttpToHttps)
        {
            var failure = await Assert.ThrowsAsync(
                Is.InstanceOf<DataGouvApiException>(),
                () => client.SendAsync(new HttpMethod(method), address, body));
            Assert.That(failure!.Message, Does.Contain("a body is not sent again to another host"));
            Assert.That(_server.Requests.Count(request => request.Query.Contains(id, StringComparison.Ordinal)), Is.EqualTo(1));
            return;
        }

        using var response = await client.SendAsync(new HttpMethod(method), address, body);
        var hops = _server.Requests.Where(request => request.Query.Contains(id, StringComparison.Ordinal)).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hops[0].ToString(), Does.Contain(Secret));
            Assert.That(hops[1].ToString().Contains(Secret, StringComparison.Ordinal), Is.EqualTo(isSameOrigin));
            Assert.That(hops[1].Method, Is.EqualTo(isRepeated ? method : "GET"));
            Assert.That(hops[1].Body, Is.EqualTo(isRepeated && body is not null ? "the body" : ""));
            Assert.That(hops, Has.Count.EqualTo(2));
        }
    }

    private (Uri From, Uri To) Addresses(Change change) =>
        change switch
        {
            Change.Port => (_server.Http, _server.OtherHttp),
            Change.Host => (_server.Http, Localhost(_server.Http)),
            Change.HttpToHttps => (_server.Http, _server.Https),
            Change.HttpsToHttp => (_server.Https, _server.Http),
            Change.HttpsPort => (_server.Https, _server.OtherHttps),
            Change.HostAndPortAndScheme => (_server.Https, Localhost(_server.OtherHttp)),
            _ => (_server.Https, _server.Https),
        };

    private static Uri Localhost(Uri address) => new UriBuilder(address) { Host = "localhost" }.Uri;
}
