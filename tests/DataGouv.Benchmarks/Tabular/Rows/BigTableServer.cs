using System.Globalization;
using System.Net;
using System.Text;
using DataGouv.Tests.Tabular.Grammar;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DataGouv.Benchmarks.Tabular.Rows;

/// <summary>Serves a <see cref="BigTable"/> in a process of its own, and counts requests and bytes.</summary>
internal static class BigTableServer
{
    /// <summary>The argument that begins the command line of such a process.</summary>
    public const string Command = "serve-rows";

    private const int LongestStream = 50_000;

    private static readonly BigTable Table = new();
    private static long _requests;
    private static long _bytes;

    /// <summary>Prints its address once it listens, and serves until its input ends: with whoever started it.</summary>
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        await using var application = builder.Build();
        application.Run(AnswerAsync);
        await application.StartAsync();
        Console.WriteLine(application.Urls.Single());
        await Console.In.ReadToEndAsync();
    }

    private static Task AnswerAsync(HttpContext context)
    {
        // The raw target: the query must arrive as it was sent.
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var (path, query) = target.Split('?') is [var before, var after] ? (before, after) : (target, "");
        if (path == "/count")
        {
            var (requests, bytes) = (Interlocked.Exchange(ref _requests, 0), Interlocked.Exchange(ref _bytes, 0));
            return context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{requests} {bytes}"));
        }

        Interlocked.Increment(ref _requests);
        context.Response.ContentType = "application/json";
        if (!path.Contains("/data/", StringComparison.Ordinal))
        {
            return WriteAsync(context, """{"created_at":"2026-05-01T10:00:00+00:00","url":null,"links":[]}""", default, "");
        }

        var understood = FirstServer.Read(query);
        if (path.EndsWith("/json/", StringComparison.Ordinal))
        {
            var (rows, count) = Table.Stream(understood);
            if (count <= LongestStream)
            {
                return WriteAsync(context, "[", rows, "]\n");
            }

            context.Response.StatusCode = 403;
            return WriteAsync(context, """{"errors":[{"code":null,"title":"Output is too long","detail":"more than 50000 rows"}]}""", default, "");
        }

        var (number, size) = (understood.Page ?? 1, understood.PageSize ?? 20);
        var (page, total) = Table.Page(understood, number, size);
        return WriteAsync(
            context,
            "{\"data\":[",
            page,
            string.Create(CultureInfo.InvariantCulture, $"],\"links\":{{}},\"meta\":{{\"page\":{number},\"page_size\":{size},\"total\":{total}}}}}"));
    }

    private static async Task WriteAsync(HttpContext context, string before, ReadOnlyMemory<byte> rows, string after)
    {
        Interlocked.Add(ref _bytes, before.Length + rows.Length + after.Length);
        await context.Response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(before), context.RequestAborted);
        await context.Response.BodyWriter.WriteAsync(rows, context.RequestAborted);
        await context.Response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(after), context.RequestAborted);
    }
}
