using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace DataGouv.Tests.Support;

/// <summary>A server on loopback sockets: two ports of http and two of https, so that a redirect can change anything.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly X509Certificate2 _certificate;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();

    private LoopbackServer(Func<HttpContext, Task> answer)
    {
        using var key = ECDsa.Create();
        _certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0);
            options.Listen(IPAddress.Loopback, 0);
            options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate));
            options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate));
        });
        _application = builder.Build();
        _application.Run(async context =>
        {
            _requests.Enqueue(await ReceivedRequest.ReadAsync(context));
            await answer(context);
        });
    }

    /// <summary>http, by address.</summary>
    public Uri Http => Address(0);

    /// <summary>http at another port.</summary>
    public Uri OtherHttp => Address(1);

    /// <summary>https, by address.</summary>
    public Uri Https => Address(2);

    /// <summary>https at another port.</summary>
    public Uri OtherHttps => Address(3);

    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    public static async Task<LoopbackServer> StartAsync(Func<HttpContext, Task> answer)
    {
        var server = new LoopbackServer(answer);
        await server._application.StartAsync();
        return server;
    }

    /// <summary>Connections as the SDK makes them, which trust the server's own certificate.</summary>
    public HttpClient CreateHttpClient()
    {
        var handler = DataGouvClient.CreateHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == _certificate.GetCertHashString();
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _certificate.Dispose();
    }

    private Uri Address(int index) => new(_application.Urls.ElementAt(index));
}
