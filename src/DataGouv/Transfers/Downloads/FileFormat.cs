namespace DataGouv.Transfers.Downloads;

/// <summary>
/// Reads the formats that publishers write: extensions with and without a dot, media types, names of software, services.
/// </summary>
internal static partial class FileFormat
{
    private const int LongestUnknown = 4;

    /// <summary>Whether two spellings mean the same format.</summary>
    public static bool IsSame(string? left, string? right) => Canonical(left) == Canonical(right);

    /// <summary>Gets the extension that a format means, without its dot; null when it means none.</summary>
    public static string? Extension(string? format)
    {
        var plain = Canonical(format);
        var parts = plain.Split('.');
        return parts.Length <= 2 && parts.All(IsExtension) ? plain : null;
    }

    /// <summary>Names the file of a resource after its title, which is what people know it by. A title seldom has an extension.</summary>
    public static string? Name(string? title, string? format, string? mime, string? address)
    {
        if (string.IsNullOrWhiteSpace(title))
        {
            return null;
        }

        var addressed = OfAddress(address);
        var packed = addressed is not null && Packings.Contains(addressed.Split('.')[^1], StringComparer.Ordinal) ? addressed : null;
        var stated = Extension(format);
        var extension = (packed, stated) switch
        {
            (null, _) => stated ?? addressed ?? Extension(mime),

            // The format "csv.gz" says more than an address that ends with ".gz".
            ({ } own, { } said) when said.EndsWith($".{own}", StringComparison.Ordinal) => said,
            _ => packed,
        };
        return extension is null || Ends(title, extension) || (addressed is not null && Ends(title, addressed))
            ? title
            : $"{title}.{extension}";
    }

    /// <summary>Whether a name or an address says that a file is of a known format, and no page.</summary>
    public static bool IsData(string name) =>
        Path.GetExtension(name) is { Length: > 1 } dotted
        && dotted[1..].ToLowerInvariant() is var extension
        && extension is not ("html" or "htm" or "xhtml")
        && IsKnown(extension);

    private static bool Ends(string title, string extension) =>
        title.TrimEnd().EndsWith($".{extension}", StringComparison.OrdinalIgnoreCase);

    private static string Canonical(string? format)
    {
        var plain = (format ?? "").Split(';')[0].Trim().TrimStart('.', '*').Trim().ToLowerInvariant();
        return MediaTypes.GetValueOrDefault(plain, plain);
    }

    private static string? OfAddress(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var parsed))
        {
            return null;
        }

        var parts = Uri.UnescapeDataString(parsed.Segments[^1]).ToLowerInvariant().Split('.');
        if (parts.Length < 2 || !IsKnown(parts[^1]))
        {
            return null;
        }

        return parts.Length > 2 && Packings.Contains(parts[^1], StringComparer.Ordinal) && IsKnown(parts[^2])
            ? $"{parts[^2]}.{parts[^1]}"
            : parts[^1];
    }

    // Addresses end with the names of programs as well (.aspx, .php): only what is known to be data counts there.
    private static bool IsKnown(string extension) =>
        Packings.Contains(extension, StringComparer.Ordinal)
        || LongExtensions.Contains(extension, StringComparer.Ordinal)
        || MediaTypes.ContainsValue(extension)
        || extension is "shp" or "dbf" or "mdb" or "tiff" or "jpeg" or "dxf" or "dwg" or "mif" or "tab" or "asc" or "las" or "laz" or "gdb";

    private static bool IsExtension(string text) =>
        !Words.Contains(text, StringComparer.Ordinal)
        && (IsKnown(text) || (text.Length is > 0 and <= LongestUnknown && text.All(char.IsAsciiLetterOrDigit)));
}
