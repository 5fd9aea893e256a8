namespace DataGouv.Requests;

/// <summary>
/// The <c>X-Fields</c> header: which fields come back. The Main API applies it to refusals as well, and to the page around a list, so
/// that a mask must name what nobody thinks of.
/// </summary>
internal static class FieldMask
{
    /// <summary>The name of the header.</summary>
    public const string Header = FieldSelection.Header;

    private const string All = "*";

    private static readonly string[] OfRefusals = ["message", "errors", "success", "error"];

    /// <summary>
    /// Returns the mask with what a refusal, and a page, need. The mask of an item that is given to a list is wrapped into that of its
    /// page: <c>id,title</c> becomes <c>data{id,title},next_page,…</c>. A mask that names the page itself is kept, and gets the link to the
    /// next one.
    /// </summary>
    /// <param name="mask">The mask as the caller wrote it; the values of several headers, separated by commas.</param>
    /// <param name="page">What a page of the operation holds (<see cref="ApiOperation.PageFields"/>); null where it returns none.</param>
    /// <exception cref="ArgumentException">The mask cannot be completed: its braces do not match, or it names no field.</exception>
    public static string Complete(string mask, string? page)
    {
        if (string.IsNullOrWhiteSpace(mask))
        {
            // The server takes an empty header for none.
            return mask;
        }

        var fields = MaskFields.Parse(mask);
        IEnumerable<string> needed = OfRefusals;
        if (page is not null)
        {
            (fields, var frame) = Framed(fields.IsEmpty ? throw NamesNothing(mask) : fields, page.Split(','));
            needed = [.. OfRefusals, .. frame];
        }

        if (!fields.Contains(All))
        {
            foreach (var path in needed)
            {
                fields.Add(path);
            }
        }

        return fields.ToString();
    }

    // What is no field of the page is one of its items. The server drops names that it does not know, so that a name may stand in both
    // places: many items have a "page" of their own, some a "message".
    private static (MaskFields Fields, string[] Frame) Framed(MaskFields fields, string[] page)
    {
        var (rows, next) = (page[0], page[1]);
        var tops = page.Select(MaskFields.Top).Append(All).ToList();
        var ofItems = fields.Names.Except(tops).Except(OfRefusals).ToList();
        if (fields.Contains(MaskFields.Top(rows)))
        {
            fields.Move(ofItems, rows);
            return (fields, [next]);
        }

        return ofItems.Count == 0 && fields.Names.Any(tops.Contains) ? (fields, [next]) : (fields.Below(rows), page[1..]);
    }

    private static ArgumentException NamesNothing(string mask) =>
        new(
            $"The field mask \"{mask}\" ({Header}) names no field, which would make every page look empty: write id,title or data{{id,title}}.",
            nameof(mask));
}
