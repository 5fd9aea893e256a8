using System.Net;
using System.Text;

namespace DataGouv.Tests.Support;

/// <summary>What a server may say.</summary>
internal static class Answers
{
    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Status(int status) => Json($$"""{"message": "status {{status}}"}""", (HttpStatusCode)status);

    public static HttpResponseMessage RedirectTo(string location, int status = 308)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("") };
        response.Headers.TryAddWithoutValidation("Location", location);
        return response;
    }

    public static HttpResponseMessage WithHeader(this HttpResponseMessage response, string name, string value)
    {
        response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }
}
