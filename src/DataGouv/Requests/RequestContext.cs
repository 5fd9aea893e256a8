using System.Diagnostics;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Requests;

/// <summary>What the handlers know of a call beyond what is sent. All messages of a call share it, across attempts and redirects.</summary>
internal sealed class RequestContext
{
    // Kiota keeps its options under the full names of their types.
    private static readonly HttpRequestOptionsKey<IRequestOption> OperationKey = new(typeof(ApiOperation).FullName!);
    private static readonly HttpRequestOptionsKey<IRequestOption> CallKey = new(typeof(CallOptions).FullName!);
    private static readonly HttpRequestOptionsKey<IRequestOption> RawKey = new(typeof(RawResponse).FullName!);
    private static readonly HttpRequestOptionsKey<RequestContext> Key = new("DataGouv.Context");

    /// <summary>Gets or sets the operation; null for a raw request.</summary>
    public ApiOperation? Operation { get; set; }

    /// <summary>Gets or sets what this call does differently.</summary>
    public CallOptions? Call { get; set; }

    /// <summary>Gets or sets where the caller wants to see the answer.</summary>
    public RawResponse? Raw { get; set; }

    /// <summary>Gets or sets what reads the answer inside the attempt; null where the body stays a stream.</summary>
    public ApiAnswer? Answer { get; set; }

    /// <summary>Gets or sets the address that was asked first, before redirects.</summary>
    public Uri? Asked { get; set; }

    /// <summary>Gets or sets the span of the operation; null when nobody listens.</summary>
    public Activity? Span { get; set; }

    /// <summary>Gets or sets the clock of the call; null outside of the pipeline.</summary>
    public CallDeadline? Deadline { get; set; }

    /// <summary>Gets or sets the attempts that failed so far.</summary>
    public IReadOnlyList<RequestAttempt> FailedAttempts { get; set; } = [];

    /// <summary>The context of a message: its own, or that of Kiota's options where Kiota or a user made the message.</summary>
    public static RequestContext Of(HttpRequestMessage message)
    {
        if (message is ApiMessage own)
        {
            return own.Context;
        }

        if (!message.Options.TryGetValue(Key, out var context))
        {
            context = new RequestContext
            {
                Operation = Option<ApiOperation>(message, OperationKey),
                Call = Option<CallOptions>(message, CallKey),
                Raw = Option<RawResponse>(message, RawKey),
            };
            message.Options.Set(Key, context);
        }

        return context;
    }

    /// <summary>Takes an option of a call.</summary>
    /// <returns>Whether it is one of this SDK.</returns>
    public bool TryTake(IRequestOption option)
    {
        switch (option)
        {
            case ApiOperation operation:
                Operation = operation;
                return true;
            case CallOptions call:
                Call = call;
                return true;
            case RawResponse raw:
                Raw = raw;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Writes what a handler of a user may want to see where Kiota would keep it.</summary>
    public void CopyTo(HttpRequestOptions options)
    {
        Set(options, OperationKey, Operation);
        Set(options, CallKey, Call);
        Set(options, RawKey, Raw);
    }

    private static T? Option<T>(HttpRequestMessage message, HttpRequestOptionsKey<IRequestOption> key)
        where T : class, IRequestOption => message.Options.TryGetValue(key, out var option) ? option as T : null;

    private static void Set(HttpRequestOptions options, HttpRequestOptionsKey<IRequestOption> key, IRequestOption? option)
    {
        if (option is not null)
        {
            options.Set(key, option);
        }
    }
}
