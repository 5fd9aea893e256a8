using System.Globalization;

namespace DataGouv.Core;

/// <summary>The address of a page of a list whose address somebody else wrote: all of it is kept but the number of the page.</summary>
internal static class PageAddress
{
    /// <summary>The query parameter of the number of a page.</summary>
    public const string Number = "page";

    /// <summary>The query parameter of the size of a page.</summary>
    public const string Size = "page_size";

    /// <summary>The address of another page of the same list.</summary>
    public static Uri With(Uri address, int number)
    {
        var page = $"{Number}={number.ToString(CultureInfo.InvariantCulture)}";
        var query = Parameters(address).Where(parameter => !IsNumber(parameter)).Append(page);
        return new UriBuilder(address) { Query = string.Join('&', query) }.Uri;
    }

    /// <summary>The number of the page that an address asks for; null where it names none.</summary>
    public static int? NumberOf(Uri address) =>
        Parameters(address).Where(IsNumber).Select(parameter => parameter[(Number.Length + 1)..]).FirstOrDefault() is { } text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static bool IsNumber(string parameter) => parameter.StartsWith(Number + "=", StringComparison.Ordinal);

    private static string[] Parameters(Uri address) => address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
}
