using System.Text;
using DataGouv.Catalog;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using RichardSzalay.MockHttp;

namespace DataGouv.Generated.Tests.Requests;

/// <summary>Request builders on a server that is made up.</summary>
internal static class Builders
{
    public static readonly Uri Address = new("https://api.example/api/1/");

    public static CatalogRequestBuilder Catalog() => Catalog(Address);

    public static CatalogRequestBuilder Catalog(Uri address) => new(address, new HttpClientRequestAdapter(new AnonymousAuthenticationProvider()));

    public static CatalogRequestBuilder Catalog(MockHttpMessageHandler server) =>
        new(Address, new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: server.ToHttpClient()));

    /// <summary>Is every surrogate one of a pair? Half a character cannot be sent.</summary>
    public static bool IsWellFormed(this string text) => !Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Contains('\uFFFD', StringComparison.Ordinal);
}
