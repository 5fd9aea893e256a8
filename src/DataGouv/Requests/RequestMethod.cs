using Microsoft.Kiota.Abstractions;

namespace DataGouv.Requests;

/// <summary>Kiota's methods in .NET's terms, without making a text in between.</summary>
internal static class RequestMethod
{
    /// <summary>The same method.</summary>
    public static HttpMethod Of(Method method) => method switch
    {
        Method.GET => HttpMethod.Get,
        Method.POST => HttpMethod.Post,
        Method.PUT => HttpMethod.Put,
        Method.PATCH => HttpMethod.Patch,
        Method.DELETE => HttpMethod.Delete,
        Method.HEAD => HttpMethod.Head,
        Method.OPTIONS => HttpMethod.Options,
        Method.TRACE => HttpMethod.Trace,
        _ => HttpMethod.Connect,
    };
}
