using System.Diagnostics;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Requests;

/// <summary>What the handlers know of a request beyond what is sent. It travels in the options of the message, across redirects too.</summary>
internal static class RequestContext
{
    // Kiota keeps its options under the full names of their types: a handler of Kiota's or of a user finds ours as well.
    private static readonly HttpRequestOptionsKey<IRequestOption> OperationKey = new(typeof(ApiOperation).FullName!);
    private static readonly HttpRequestOptionsKey<IRequestOption> CallKey = new(typeof(CallOptions).FullName!);
    private static readonly HttpRequestOptionsKey<IRequestOption> RawKey = new(typeof(RawResponse).FullName!);
    private static readonly HttpRequestOptionsKey<Uri> AskedKey = new("DataGouv.Asked");
    private static readonly HttpRequestOptionsKey<Activity> ActivityKey = new("DataGouv.Activity");
    private static readonly HttpRequestOptionsKey<Deadline> DeadlineKey = new("DataGouv.Deadline");
    private static readonly HttpRequestOptionsKey<IReadOnlyList<RequestAttempt>> FailedKey = new("DataGouv.FailedAttempts");

    extension(HttpRequestMessage request)
    {
        /// <summary>The operation; null for a raw request.</summary>
        public ApiOperation? Operation => request.Options.TryGetValue(OperationKey, out var option) ? option as ApiOperation : null;

        /// <summary>What this call does differently.</summary>
        public CallOptions? Call => request.Options.TryGetValue(CallKey, out var option) ? option as CallOptions : null;

        /// <summary>Where the caller wants to see the answer.</summary>
        public RawResponse? Raw => request.Options.TryGetValue(RawKey, out var option) ? option as RawResponse : null;

        /// <summary>The address that was asked first, before redirects.</summary>
        public Uri Asked
        {
            get => request.Options.TryGetValue(AskedKey, out var asked) ? asked : request.RequestUri!;
            set => request.Options.Set(AskedKey, value);
        }

        /// <summary>The span of the operation; null when nobody listens.</summary>
        public Activity? Span
        {
            get => request.Options.TryGetValue(ActivityKey, out var span) ? span : null;
            set => request.Options.Set(ActivityKey, value!);
        }

        /// <summary>The time that is left for the whole call.</summary>
        public Deadline? Deadline
        {
            get => request.Options.TryGetValue(DeadlineKey, out var deadline) ? deadline : null;
            set => request.Options.Set(DeadlineKey, value!);
        }

        /// <summary>The attempts that failed so far.</summary>
        public IReadOnlyList<RequestAttempt> FailedAttempts
        {
            get => request.Options.TryGetValue(FailedKey, out var attempts) ? attempts : [];
            set => request.Options.Set(FailedKey, value);
        }

        /// <summary>The path template of the operation, or the path: the same for every value of a parameter where that is possible.</summary>
        public string Route => request.Operation?.Path ?? request.Asked.AbsolutePath;

        /// <summary>May it be sent again after a lost answer without doing anything twice?</summary>
        public bool IsSafeToRepeat => request.Call?.SafeToRepeat ?? request.Operation?.SafeToRepeat
            ?? (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete || request.Method == HttpMethod.Options);

        /// <summary>Keeps an option of a call where Kiota would keep it.</summary>
        public void Add(IRequestOption option) => request.Options.Set(new HttpRequestOptionsKey<IRequestOption>(option.GetType().FullName!), option);
    }
}
