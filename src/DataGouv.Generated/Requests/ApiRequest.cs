using System.Text.Json.Serialization.Metadata;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Core;

/// <summary>A request as a builder makes it: where it goes and what it carries, with nothing expanded and nothing copied yet.</summary>
public readonly struct ApiRequest
{
    internal ApiRequest(ApiOperation operation, Dictionary<string, object> pathParameters) =>
        (Operation, PathParameters) = (operation, pathParameters);

    internal ApiRequest(ApiOperation operation, Uri address)
        : this(operation, []) => Address = address;

    internal ApiOperation Operation { get; }

    internal Dictionary<string, object> PathParameters { get; }

    /// <summary>Gets the whole address of a request that is not made from the template of its operation.</summary>
    internal Uri? Address { get; init; }

    /// <summary>Gets the query parameters; null where the address has its own.</summary>
    internal QueryParameters? Query { get; init; }

    internal RequestHeaders? Headers { get; init; }

    internal IList<IRequestOption>? Options { get; init; }

    /// <summary>Gets a value that indicates whether a field mask leaves members out of the answer.</summary>
    internal bool IsMasked => Headers?.ContainsKey(FieldSelection.Header) is true;

    internal Stream? Body { get; init; }

    internal string? ContentType { get; init; }

    /// <summary>Refuses fields that the caller named and the answer does not have.</summary>
    /// <param name="type">The model of the answer.</param>
    /// <exception cref="ArgumentException">The model has no such field.</exception>
    internal void CheckFields(JsonTypeInfo type)
    {
        foreach (var option in Options ?? [])
        {
            (option as FieldSelection)?.Check(Operation, type);
        }
    }

    /// <summary>Makes Kiota's form of the request, for other adapters and for whoever wants to look at it or to change it.</summary>
    public RequestInformation ToRequestInformation()
    {
        // The request empties its parameters when it meets a raw address: it gets its own copy.
        var request = new RequestInformation(
            Operation.Method,
            Operation.UrlTemplate,
            new Dictionary<string, object>(PathParameters, StringComparer.Ordinal));
        Query?.WriteTo(new QueryWriter(request.QueryParameters, Operation));
        if (Address is not null)
        {
            request.URI = Address;
        }

        if (Headers is not null)
        {
            request.AddHeaders(Headers);
        }

        request.Headers.TryAdd("Accept", Operation.Accept);
        request.AddRequestOptions([Operation, .. Options ?? []]);
        if (Body is not null)
        {
            request.SetStreamContent(Body, ContentType!);
        }

        return request;
    }

    /// <summary>Writes the address in one pass.</summary>
    /// <param name="address">What has been written of it: the base address.</param>
    /// <returns>Whether that was possible; otherwise it is made by <see cref="ToRequestInformation"/>.</returns>
    internal bool TryWriteAddress(AddressWriter address)
    {
        if (!Operation.Template.TryWrite(address, PathParameters))
        {
            return false;
        }

        Query?.WriteTo(new QueryWriter(address, Operation));
        return true;
    }
}
