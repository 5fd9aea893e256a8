using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DataGouv.Replay;
using DataGouv.Tests.Tabular.Grammar;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DataGouv.Tests.Tabular;

/// <summary>
/// The Tabular and Metrics servers for samples, on loopback HTTP: any query that the real servers would understand is answered with recorded
/// rows, in the page that was asked for.
/// </summary>
internal sealed class SampleTables : IAsyncDisposable
{
    private readonly WebApplication _application;

    private SampleTables(WebApplication application) => _application = application;

    public Uri Tabular => new(_application.Urls.Single() + "/tabular/");

    public Uri Metrics => new(_application.Urls.Single() + "/metrics/");

    public static async Task<SampleTables> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        application.Run(async context =>
        {
            var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Answer(target), context.RequestAborted);
        });
        await application.StartAsync();
        return new SampleTables(application);
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private static string Answer(string target)
    {
        var (path, query) = target.Split('?') is [var before, var after] ? (before, after) : (target, "");
        if (path.EndsWith("/profile/", StringComparison.Ordinal))
        {
            return Body("tabular", "004");
        }

        if (path.EndsWith("/aggregation-exceptions/", StringComparison.Ordinal))
        {
            return Body("tabular", "002");
        }

        var understood = FirstServer.Read(query);
        var recorded = path.StartsWith("/metrics/", StringComparison.Ordinal) ? Body("metrics", "014")
            : understood.Aggregates.Count > 0 ? Body("tabular", "104")
            : Body("tabular", "011");
        var page = JsonNode.Parse(recorded)!;
        var rows = page["data"]!.AsArray();
        foreach (var row in understood.Columns.Count == 0 ? [] : rows.Select(row => row!.AsObject()))
        {
            row.Select(cell => cell.Key).Except(understood.Columns).ToList().ForEach(column => row.Remove(column));
        }

        if (path.EndsWith("/json/", StringComparison.Ordinal))
        {
            return rows.ToJsonString();
        }

        var size = understood.PageSize ?? 20;
        while (rows.Count > size)
        {
            rows.RemoveAt(size);
        }

        page["meta"]!["page_size"] = size;
        if (understood.Aggregates.Count == 0)
        {
            page["meta"]!["total"] = rows.Count;
        }

        return page.ToJsonString();
    }

    private static string Body(string api, string number) => Encoding.UTF8.GetString(
        RecordingStore.Default.Recordings.Where(recording => recording.Api.ToString() == api).ElementAt(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) - 1).Response.Body.Span);
}
