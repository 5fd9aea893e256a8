using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace DataGouv.Benchmarks.Calls.Serving;

/// <summary>
/// Serves <see cref="CataloguePages"/> in a process of its own, so that its garbage and its pauses are not the clients'. All pages are made
/// before the first is asked for.
/// </summary>
internal static class CatalogueServer
{
    private static readonly string LargePages = FormattableString.Invariant($"page_size={CataloguePages.LargeSize}");

    /// <summary>Prints its address once it listens, and serves until its input ends: with whoever started it.</summary>
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        await using var application = builder.Build();
        CataloguePages? pages = null;
        application.Run(context => AnswerAsync(context, pages!));
        await application.StartAsync();

        var address = new Uri(application.Urls.Single());
        pages = CataloguePages.Create(address.Authority);
        Console.WriteLine(new Uri(address, "/api/1/"));
        await Console.In.ReadToEndAsync();
    }

    private static async Task AnswerAsync(HttpContext context, CataloguePages pages)
    {
        var body = context.Request.QueryString.Value!.EndsWith(LargePages, StringComparison.Ordinal)
            ? pages.Large[int.TryParse(context.Request.Query["page"], CultureInfo.InvariantCulture, out var number) ? number - 1 : 0]
            : pages.Small;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }
}
