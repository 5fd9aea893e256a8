using System.Diagnostics;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Requests;

/// <summary>What a message says of its call, read from its context.</summary>
internal static class RequestFacts
{
    extension(HttpRequestMessage request)
    {
        /// <summary>Gets what is known of the call.</summary>
        public RequestContext Context => RequestContext.Of(request);

        /// <summary>Gets the operation; null for a raw request.</summary>
        public ApiOperation? Operation => request.Context.Operation;

        /// <summary>Gets what this call does differently.</summary>
        public CallOptions? Call => request.Context.Call;

        /// <summary>Gets where the caller wants to see the answer.</summary>
        public RawResponse? Raw => request.Context.Raw;

        /// <summary>Gets the address that was asked first, before redirects.</summary>
        public Uri Asked => request.Context.Asked ?? request.RequestUri!;

        /// <summary>Gets the span of the operation; null when nobody listens.</summary>
        public Activity? Span => request.Context.Span;

        /// <summary>Gets the attempts that failed so far.</summary>
        public IReadOnlyList<RequestAttempt> FailedAttempts => request.Context.FailedAttempts;

        /// <summary>Gets the path template of the operation, or the path of a raw request.</summary>
        public string Route => request.Operation?.Path ?? request.Asked.AbsolutePath;

        /// <summary>Gets whether it may be sent again after a lost answer without doing anything twice.</summary>
        public bool IsSafeToRepeat =>
            request.Call?.SafeToRepeat
            ?? request.Operation?.SafeToRepeat
            ?? (
                request.Method == HttpMethod.Get
                || request.Method == HttpMethod.Head
                || request.Method == HttpMethod.Put
                || request.Method == HttpMethod.Delete
                || request.Method == HttpMethod.Options);

        /// <summary>Keeps an option of a call: ours in the context, others where Kiota would keep them.</summary>
        public void Add(IRequestOption option)
        {
            if (!request.Context.TryTake(option))
            {
                request.Options.Set(new HttpRequestOptionsKey<IRequestOption>(option.GetType().FullName!), option);
            }
        }
    }
}
