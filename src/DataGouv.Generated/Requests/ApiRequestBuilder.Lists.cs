using System.Text.Json.Serialization.Metadata;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Core;

/// <content>Lists that the server gives in pages, and links that lead to them.</content>
public abstract partial class ApiRequestBuilder
{
    /// <summary>Makes the list of an operation that returns pages: of the builder's place, or of the address that it was given.</summary>
    /// <typeparam name="TQuery">The query parameters of the operation.</typeparam>
    /// <typeparam name="TPage">The model of a page.</typeparam>
    /// <typeparam name="TItem">The type of an item.</typeparam>
    /// <param name="operation">The operation.</param>
    /// <param name="configure">Configures the request of every page; null for none.</param>
    /// <param name="turn">Sets the number of the page where one is given, and returns the number that is asked for.</param>
    /// <param name="read">Reads what a page holds. Its values are null where the answer has none.</param>
    /// <param name="type">How the model of a page is read.</param>
    /// <param name="identify">Returns the identity of an item; null where items have none.</param>
    /// <param name="window">After how many items the server stops, whatever there is; null where it does not.</param>
    /// <param name="hidesItems">Whether pages may lack items that the total counts.</param>
    protected Pageable<TItem> Enumerate<TQuery, TPage, TItem>(
        ApiOperation operation,
        Action<RequestConfiguration<TQuery>>? configure,
        Func<TQuery, int?, int?> turn,
        Func<TPage, (IReadOnlyList<TItem>? Values, int? Number, int? Size, long? Total, string? Next)> read,
        JsonTypeInfo<TPage> type,
        Func<TItem, UInt128>? identify,
        int? window,
        bool hidesItems)
        where TQuery : QueryParameters, new()
    {
        var list = new Lazy<string>(
            () => ListFingerprint.Of(operation, Request(null).Request.ToRequestInformation()),
            LazyThreadSafetyMode.PublicationOnly);
        var fingerprint = () => list.Value;
        return new Pageable<TItem>(
            new PageSource<TItem>(operation, FetchAsync, fingerprint, RequestAdapter as IPagingAdapter)
            {
                Window = window,
                HidesItems = hidesItems,
            });

        async Task<Page<TItem>> FetchAsync(int? number, CancellationToken cancellationToken)
        {
            var (request, asked) = Request(number);
            var page = read(await SendAsync(request, type, cancellationToken).ConfigureAwait(false));
            return new Page<TItem>(page.Values, new PageFacts(page.Number ?? asked ?? 1, page.Size, page.Total, page.Next), fingerprint)
            {
                Identities = identify is null ? null : page.Values?.Select(identify).ToArray(),
            };
        }

        (ApiRequest Request, int? Page) Request(int? number)
        {
            var asked = number;
            var request = CreateRequest<TQuery>(
                operation,
                configuration =>
                {
                    configure?.Invoke(configuration);
                    asked = turn(configuration.QueryParameters, number);
                });
            if (!PathParameters.TryGetValue(KiotaParameters.RawAddress, out var raw))
            {
                return (request, asked);
            }

            var address = new Uri((string)raw);
            return (
                request with
                {
                    Address = asked is { } page ? PageAddress.With(address, page) : address,
                },
                asked ?? PageAddress.NumberOf(address));
        }
    }

    /// <summary>
    /// Makes a whole address of a link that the server gave: one that begins with a slash is at the host of this API, one without is below
    /// its base address.
    /// </summary>
    /// <param name="rawUrl">The link, or an address, which is returned as it is.</param>
    /// <exception cref="ArgumentException">The text is neither.</exception>
    protected string Resolve(string rawUrl)
    {
        ArgumentNullException.ThrowIfNull(rawUrl);
        if (BaseAddress is not { } api || !IsPath(rawUrl))
        {
            return Checked(rawUrl);
        }

        // Joined as texts: no spelling of a path can lead to another host.
        return Checked(rawUrl[0] == '/' ? new Uri(api).GetLeftPart(UriPartial.Authority) + rawUrl : $"{api.TrimEnd('/')}/{rawUrl}");
    }

    private string? BaseAddress =>
        PathParameters.TryGetValue(KiotaParameters.BaseAddress, out var address) ? (string)address : RequestAdapter.BaseUrl;

    // On Unix a path is an absolute address too, that of a file.
    private static bool IsPath(string text) =>
        text switch
        {
            ['/', ..] => true,
            [] or ['?' or '#', ..] => false,
            _ => !Uri.TryCreate(text, UriKind.Absolute, out _) && Uri.IsWellFormedUriString(text, UriKind.Relative),
        };
}
