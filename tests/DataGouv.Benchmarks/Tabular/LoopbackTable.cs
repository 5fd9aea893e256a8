using System.Net;
using DataGouv.Tests.Tabular.Scripted;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DataGouv.Benchmarks.Tabular;

/// <summary>A scripted table on loopback HTTP.</summary>
internal sealed class LoopbackTable : IAsyncDisposable
{
    private readonly WebApplication _application;

    private LoopbackTable(WebApplication application) => _application = application;

    public Uri Address => new(_application.Urls.Single());

    public static async Task<LoopbackTable> StartAsync(ScriptedTable table)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        application.Run(async context =>
        {
            // The raw target: the query must arrive as it was sent.
            var (status, contentType, body) = table.Answer(context.Features.Get<IHttpRequestFeature>()!.RawTarget);
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        });
        await application.StartAsync();
        return new LoopbackTable(application);
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();
}
