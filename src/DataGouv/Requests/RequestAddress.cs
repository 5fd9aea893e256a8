using DataGouv.Authentication;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Requests;

/// <summary>The address of a request: what the builder says, what the call adds, and the language of the client.</summary>
/// <param name="api">The base address of the API.</param>
/// <param name="language">Null for an API that knows no languages.</param>
internal sealed class RequestAddress(Uri api, string? language)
{
    private const string Language = "lang";

    private readonly string _api = api.AbsoluteUri.TrimEnd('/');

    /// <summary>Gets the base address of the API.</summary>
    public Uri Api => api;

    /// <summary>The address of a request of a builder.</summary>
    /// <param name="request">The request.</param>
    /// <param name="call">What the call adds.</param>
    /// <param name="baseUrl">The base address that the adapter was given; null for that of the builder.</param>
    public Uri Of(ApiRequest request, CallOptions? call, string? baseUrl)
    {
        if (request.Address is { } whole)
        {
            return With(whole, call);
        }

        if (
            !request.PathParameters.ContainsKey(KiotaParameters.RawAddress)
            && (baseUrl ?? request.PathParameters.GetValueOrDefault(KiotaParameters.BaseAddress) as string) is { } start)
        {
            var address = AddressWriter.Begin(start);
            if (request.TryWriteAddress(address))
            {
                return Finish(address, call, addsLanguage: language is not null && start == _api);
            }
        }

        return Of(request.ToRequestInformation(), baseUrl);
    }

    /// <summary>The address of a request of Kiota's.</summary>
    public Uri Of(RequestInformation request, string? baseUrl)
    {
        if (baseUrl is not null)
        {
            request.PathParameters[KiotaParameters.BaseAddress] = baseUrl;
        }

        return With(request.URI, request.GetRequestOption<CallOptions>());
    }

    /// <summary>An address with what the call and the client add.</summary>
    public Uri With(Uri address, CallOptions? call)
    {
        var addsLanguage = language is not null && Origin.IsSame(address, api);
        if (!addsLanguage && call is not { QueryParameters.Count: > 0 })
        {
            return address;
        }

        return Finish(AddressWriter.Begin(address.GetLeftPart(UriPartial.Query)), call, addsLanguage);
    }

    private Uri Finish(AddressWriter address, CallOptions? call, bool addsLanguage)
    {
        if (call is { QueryParameters: { Count: > 0 } more })
        {
            foreach (var (name, value) in more)
            {
                address.AppendQuery(Uri.EscapeDataString(name), value);
            }
        }

        if (addsLanguage && !address.HasQuery(Language))
        {
            address.AppendQuery(Language, language!);
        }

        return new Uri(address.Finish());
    }
}
