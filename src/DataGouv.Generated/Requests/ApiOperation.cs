using Microsoft.Kiota.Abstractions;

namespace DataGouv.Core;

/// <summary>
/// What is known of an operation before it is called. Every request carries it as a request option, so that handlers know which
/// operation they serve: the route for traces, whether a credential is needed, whether it may be sent twice.
/// </summary>
/// <param name="id">The identifier of the operation in the canonical OpenAPI document.</param>
/// <param name="method">The HTTP method.</param>
/// <param name="path">The path template in the document, such as <c>/datasets/{dataset}/</c>.</param>
/// <param name="urlTemplate">The URL template (RFC 6570) below the base address, with its query parameters.</param>
/// <param name="accept">The value of the <c>Accept</c> header.</param>
/// <param name="access">Who may call it.</param>
/// <param name="safeToRepeat">May it be sent again after a lost answer?</param>
/// <param name="pageFields">What a page holds, its rows first and the link to the next page second; null where no page comes.</param>
public sealed class ApiOperation(
    string id,
    Method method,
    string path,
    string urlTemplate,
    string accept,
    OperationAccess access,
    bool safeToRepeat,
    string? pageFields) : IRequestOption
{
    /// <summary>The identifier of the operation in the canonical OpenAPI document, such as <c>listDatasets</c>.</summary>
    public string Id { get; } = id;

    /// <summary>The HTTP method.</summary>
    public Method Method { get; } = method;

    /// <summary>The path template, such as <c>/datasets/{dataset}/</c>: the same for every value of its parameters.</summary>
    public string Path { get; } = path;

    /// <summary>The URL template (RFC 6570) with its base address and its query parameters.</summary>
    public string UrlTemplate { get; } = $"{{+{KiotaParameters.BaseAddress}}}{urlTemplate}";

    /// <summary>The value of the <c>Accept</c> header.</summary>
    public string Accept { get; } = accept;

    /// <summary>Who may call it.</summary>
    public OperationAccess Access { get; } = access;

    /// <summary>May it be sent again after a lost answer without doing anything twice?</summary>
    public bool SafeToRepeat { get; } = safeToRepeat;

    /// <summary>Does it answer a page of a list?</summary>
    public bool ReturnsPages => PageFields is not null;

    /// <summary>
    /// Gets what a page of a list holds, separated by commas: the rows, the link to the next page, and all else around the rows, such as
    /// <c>data,next_page,page,page_size,previous_page,total</c>. Null where the operation returns no page.
    /// </summary>
    public string? PageFields { get; } = pageFields;

    internal AddressTemplate Template => field ??= new AddressTemplate(urlTemplate);

    /// <summary>The method and the path, such as <c>GET /datasets/{dataset}/</c>.</summary>
    public override string ToString() => $"{Method} {Path}";
}
