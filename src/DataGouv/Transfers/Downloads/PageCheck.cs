using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace DataGouv.Transfers.Downloads;

/// <summary>Recognises a page that a server sends instead of a file: a login, an error, an advertisement.</summary>
internal static partial class PageCheck
{
    private const int ReadForTitle = 1 << 14;

    /// <summary>Refuses a page where a file of another format was announced, and nothing else verifies what comes.</summary>
    /// <exception cref="DownloadException">It is a page.</exception>
    public static async Task CheckAsync(
        HttpResponseMessage response,
        Stream body,
        DownloadSource source,
        DownloadOptions options,
        CancellationToken cancellationToken)
    {
        var isVerified = source.Checksum is not null && options.Verify != ChecksumVerification.Off;
        if (isVerified || options.AcceptsPages || !IsPage(response) || !IsAnnouncedAsData(source))
        {
            return;
        }

        var start = new byte[ReadForTitle];
        var read = await body.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var title = WebUtility.HtmlDecode(Title().Match(Encoding.UTF8.GetString(start, 0, read)).Groups["title"].Value).Trim();
        var named = title.Length == 0 ? "without a title" : $"\"{title}\"";
        throw new DownloadException(
            DownloadFailure.Page,
            $"{source.Address} sends a page {named} instead of the file: look at it in a browser, or take it with "
                + $"{nameof(DownloadOptions)}.{nameof(DownloadOptions.AcceptsPages)}.",
            0);
    }

    private static bool IsPage(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() is "text/html" or "application/xhtml+xml";

    private static bool IsAnnouncedAsData(DownloadSource source) => FileFormat.IsData(source.FileName ?? source.Address.AbsolutePath);

    [GeneratedRegex("<title[^>]*>(?<title>[^<]{0,200})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Title();
}
