using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace DataGouv.Tests.Transfers.Support;

/// <summary>
/// A loopback server that speaks the platform's protocol of uploads, with its refusals, and on which things go wrong as a test says.
/// </summary>
internal sealed class PlatformServer : IAsyncDisposable
{
    /// <summary>A slug that the dataset had once: it is redirected to its id, without the query.</summary>
    public const string OldSlug = "ancien-nom";

    private readonly WebApplication _application;
    private readonly PlatformStore _store = new();
    private readonly ConcurrentQueue<string> _log = new();
    private readonly ConcurrentQueue<(string Path, UploadFormParts Form)> _forms = new();
    private readonly ConcurrentDictionary<(UploadStep, int?), int> _times = new();
    private readonly ConcurrentDictionary<string, int> _uploadsOf = new();

    private PlatformServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(options =>
            {
                options.Listen(IPAddress.Loopback, 0);
                options.Limits.MaxRequestBodySize = null;
            });
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    /// <summary>What the platform holds.</summary>
    public PlatformStore Store => _store;

    /// <summary>Says what goes wrong.</summary>
    public Func<PlatformRequest, PlatformFault> Fault { get; set; } = _ => PlatformFault.None;

    /// <summary>Whether the server is out of order: connections are cut before anything is read.</summary>
    public Func<bool> IsDown { get; set; } = () => false;

    /// <summary>Says with which status the answer to a GET is refused, by its path; null when it is not.</summary>
    public Func<string, int?> RefuseRead { get; set; } = _ => null;

    /// <summary>Where uploads are redirected with 307 or 308; null when they are not.</summary>
    public (Uri Root, int Status)? Redirect { get; set; }

    /// <summary>Says with which status an upload request is refused, and nothing stored; null when it is not.</summary>
    public Func<PlatformRequest, int?> Refusal { get; set; } = _ => null;

    /// <summary>Does something when an upload request has arrived, before it is looked at.</summary>
    public Func<PlatformRequest, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    /// <summary>Says after how many bytes of its body a request is cut; null when it is not.</summary>
    public Func<long?> CutBodyAfter { get; set; } = () => null;

    /// <summary>Where a connection would be cut, the server falls silent instead, calls this and never answers.</summary>
    public Action? FallsSilent { get; set; }

    /// <summary>
    /// Told each moment of the work for a key, and says whether it goes on; else the connection is cut. An upload request is the first, the
    /// second… of its key, or the final one, and passes half, arrived, stored and answered; others arrive and are done.
    /// </summary>
    public Func<string, string, Task<bool>> Passes { get; set; } = (_, _) => Task.FromResult(true);

    /// <summary>Refuses what is said of a resource, with this status.</summary>
    public int? RefuseMetadata { get; set; }

    /// <summary>Called with each upload request before it is read.</summary>
    public Action OnUpload { get; set; } = () => { };

    /// <summary>Method and path of each request, in order; uploads with their step and part.</summary>
    public IReadOnlyList<string> Log => [.. _log];

    /// <summary>The upload requests that arrived whole.</summary>
    public IReadOnlyList<string> Uploads => [.. _log.Where(line => line.StartsWith("upload", StringComparison.Ordinal))];

    /// <summary>The forms that arrived whole, with their paths.</summary>
    public IReadOnlyList<(string Path, UploadFormParts Form)> Forms => [.. _forms];

    public Uri Root => new(_application.Urls.Single());

    public static async Task<PlatformServer> StartAsync()
    {
        var server = new PlatformServer();
        await server._application.StartAsync();
        return server;
    }

    /// <summary>Where a client finds it.</summary>
    public DataGouvEnvironment Environment => EnvironmentAt(Root);

    /// <summary>Where a client finds a server of another process.</summary>
    public static DataGouvEnvironment EnvironmentAt(Uri root) =>
        new()
        {
            Catalog = new Uri(root, "/api/1/"),
            CatalogV2 = new Uri(root, "/api/2/"),
            Tabular = new Uri(root, "/tabular/"),
            Metrics = null,
        };

    /// <summary>A client of this server, with a key.</summary>
    public DataGouvClient Client(TimeProvider? time = null, string key = "udata_alice") =>
        new(
            new DataGouvClientOptions
            {
                ApiKey = key,
                TimeProvider = time ?? new PausingTimeProvider(),
                Environment = Environment,
            });

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (IsDown())
        {
            _log.Enqueue($"down {context.Request.Method} {path}");
            context.Abort();
            return;
        }

        if (path.Contains(OldSlug, StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            context.Response.Headers.Location = path.Replace(OldSlug, PlatformStore.Dataset, StringComparison.Ordinal);
            return;
        }

        if (context.Request.Method == "POST" && path.Contains("/upload/", StringComparison.Ordinal))
        {
            if (Redirect is { } redirect)
            {
                context.Response.StatusCode = redirect.Status;
                context.Response.Headers.Location = new Uri(redirect.Root, path).AbsoluteUri;
                return;
            }

            await UploadAsync(context, path);
            return;
        }

        _log.Enqueue($"{context.Request.Method} {path}");
        if (!await PassesAsync(context, $"{context.Request.Method} {path}"))
        {
            return;
        }

        if (context.Request.Method == "GET" && RefuseRead(path) is { } refusal)
        {
            await WriteAsync(context, refusal, new JsonObject { ["message"] = "Service Unavailable" });
            return;
        }

        if (path.StartsWith("/s/", StringComparison.Ordinal))
        {
            await FileAsync(context, path);
            return;
        }

        JsonNode? body = null;
        if (context.Request.Method == "POST")
        {
            body = await JsonNode.ParseAsync(context.Request.Body);
            await WriteAsync(context, 201, _store.Create(body!));
            return;
        }

        if (context.Request.Method == "PUT")
        {
            body = await JsonNode.ParseAsync(context.Request.Body);
            if (RefuseMetadata is { } status)
            {
                await WriteAsync(context, status, new JsonObject { ["errors"] = new JsonObject { ["title"] = new JsonArray("refused") } });
                return;
            }
        }

        var answer = Masked(_store.Answer(path, body, Root), context.Request.Headers["X-Fields"].ToString());
        if (await PassesAsync(context, $"{context.Request.Method} {path} done"))
        {
            await WriteAsync(context, answer is null ? 404 : 200, answer ?? new JsonObject { ["message"] = "Not found" });
        }
    }

    private async Task<bool> PassesAsync(HttpContext context, string moment)
    {
        var goesOn = await Passes(KeyOf(context), moment);
        if (!goesOn)
        {
            context.Abort();
        }

        return goesOn;
    }

    private static string KeyOf(HttpContext context) => context.Request.Headers["X-API-KEY"].ToString();

    // Masks of names alone, which are those of the tests.
    private static JsonNode? Masked(JsonNode? answer, string mask)
    {
        if (mask.Length == 0 || mask.Contains('{', StringComparison.Ordinal) || answer is not JsonObject whole)
        {
            return answer;
        }

        var names = mask.Split(',');
        return new JsonObject(
            whole.Where(member => names.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
    }

    private async Task UploadAsync(HttpContext context, string path)
    {
        OnUpload();
        var name = $"upload {_uploadsOf.AddOrUpdate(KeyOf(context), 1, (_, count) => count + 1)}";
        var body = new MemoryStream();
        if (!await ReadBodyAsync(context, body, name))
        {
            _log.Enqueue("cut while it was read");
            await BreakOffAsync(context);
            return;
        }

        var form = await UploadFormParts.ReadAsync(context.Request.ContentType!, body.ToArray());
        _forms.Enqueue((path, form));
        var key = (form.Step, form.PartIndex);
        var request = new PlatformRequest(form.Step, form.PartIndex, _times.AddOrUpdate(key, 1, (_, count) => count + 1));
        name = form.Step == UploadStep.Final ? "final" : name;
        await Meanwhile(request);
        if (!await PassesAsync(context, $"{name} arrived"))
        {
            return;
        }

        var fault = Fault(request);
        var refusal = Refusal(request);
        _log.Enqueue(
            form.Step == UploadStep.Part
                ? $"upload part {form.PartIndex} of {form.Uuid}"
                : $"upload {form.Step.ToString().ToLowerInvariant()}");
        if (refusal is { } code)
        {
            await WriteAsync(context, code, new JsonObject { ["error"] = "This file type is not allowed", ["success"] = false });
            return;
        }

        if (fault is PlatformFault.CutBefore)
        {
            await BreakOffAsync(context);
            return;
        }

        if (fault is PlatformFault.Refuse)
        {
            await WriteAsync(context, 500, PlatformStore.ServerError());
            return;
        }

        if (fault is PlatformFault.Corrupt && form.File is { } file)
        {
            form = form with { File = [.. file.Select((value, index) => index == 0 ? (byte)~value : value)] };
        }

        var (status, answer) = _store.Upload(path, form, KeyOf(context), Root);
        if (!await PassesAsync(context, $"{name} stored"))
        {
            return;
        }

        if (fault is PlatformFault.CutAfter)
        {
            await BreakOffAsync(context);
            return;
        }

        if (fault is PlatformFault.PageAfter or PlatformFault.NothingAfter)
        {
            await context.Response.WriteAsync(fault is PlatformFault.PageAfter ? "<html></html>" : "");
            return;
        }

        await WriteAsync(context, fault is PlatformFault.GatewayAfter ? 504 : status, answer);
        await context.Response.CompleteAsync();
        await PassesAsync(context, $"{name} answered");
    }

    private async Task BreakOffAsync(HttpContext context)
    {
        if (FallsSilent is not { } begin)
        {
            context.Abort();
            return;
        }

        begin();
        await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private async Task<bool> ReadBodyAsync(HttpContext context, MemoryStream body, string name)
    {
        var (limit, half) = (CutBodyAfter(), context.Request.ContentLength / 2);
        var buffer = new byte[4096];
        try
        {
            int read;
            while (
                (
                    read = await context.Request.Body.ReadAsync(
                        limit is { } most ? buffer.AsMemory(0, (int)Math.Min(buffer.Length, most - body.Length)) : buffer)
                ) > 0)
            {
                body.Write(buffer, 0, read);
                if (body.Length >= half)
                {
                    half = null;
                    if (!await PassesAsync(context, $"{name} half"))
                    {
                        return false;
                    }
                }
            }
        }
        catch (Exception gone) when (gone is IOException or BadHttpRequestException or OperationCanceledException)
        {
            return false;
        }

        return !(body.Length >= limit);
    }

    private async Task FileAsync(HttpContext context, string path)
    {
        if (_store.File(path) is not { } content)
        {
            await WriteAsync(context, 404, new JsonObject { ["message"] = "Not found" });
            return;
        }

        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content);
    }

    private static async Task WriteAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString());
    }
}
