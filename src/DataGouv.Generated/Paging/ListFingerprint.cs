using System.Security.Cryptography;
using System.Text;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Core;

/// <summary>
/// What tells a list from all others: the operation, the path and the query, without the place in the list. The host does not count, so
/// that a service may move; nor do headers, which choose fields and not items. It is the same in every process and after every upgrade.
/// </summary>
internal static class ListFingerprint
{
    private const int Bytes = 8;

    /// <summary>Is a text of the form of a fingerprint?</summary>
    public static bool IsOne(string text) => text.Length == Bytes * 2 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The fingerprint of the list that a request asks for a page of.</summary>
    /// <param name="operation">The operation of the list.</param>
    /// <param name="request">The request of any of its pages.</param>
    public static string Of(ApiOperation operation, RequestInformation request) =>
        Of(operation, request.URI, request.RequestOptions.OfType<IQueryOption>().SelectMany(option => option.QueryParameters));

    /// <summary>The fingerprint of the list at an address.</summary>
    /// <param name="operation">The operation of the list.</param>
    /// <param name="address">The address of any of its pages.</param>
    /// <param name="more">What chooses the items beside the query of the address.</param>
    public static string Of(ApiOperation operation, Uri address, IEnumerable<KeyValuePair<string, string>> more)
    {
        var query = Query(address).Concat(more)
            .Where(parameter => parameter.Key is not (PageAddress.Number or PageAddress.Size))
            .Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}")
            .Order(StringComparer.Ordinal);
        var text = $"{operation}\n{Uri.UnescapeDataString(address.AbsolutePath)}\n{string.Join('&', query)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes));
    }

    private static IEnumerable<KeyValuePair<string, string>> Query(Uri address) =>
        from parameter in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = parameter.Replace('+', ' ').Split('=', 2)
        select KeyValuePair.Create(Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "");
}
