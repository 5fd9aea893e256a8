using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DataGouv.Generated.Tests.Paging;

/// <summary>An adapter that writes down what it hears of lists.</summary>
internal sealed class WatchingAdapter(HttpMessageHandler server, ListConsistency consistency)
    : HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: new HttpClient(server, disposeHandler: false)),
        IPagingAdapter
{
    public int PrefetchDepth => 0;

    public ListConsistency Consistency => consistency;

    public bool HearsOfLists { get; init; } = true;

    public List<string> Findings { get; } = [];

    public void OnRepeatedItems(ApiOperation operation, int page, int items, bool isFirst) =>
        Findings.Add($"{operation} gave {items} again on page {page}{(isFirst ? ", the first" : "")}");

    public void OnCountMismatch(ApiOperation operation, long items, long first, long last) =>
        Findings.Add($"{operation} gave {items} of {first} and then {last}");
}
