namespace DataGouv.Pipeline;

/// <summary>The forms in which a server packed an answer (<c>Content-Encoding</c>), in the order in which it did.</summary>
internal sealed class Packing
{
    /// <summary>The header that says which forms are accepted.</summary>
    public const string Asked = "Accept-Encoding";

    /// <summary>The forms that can be unpacked.</summary>
    public const string Known = "gzip, deflate, br";

    /// <summary>No packing.</summary>
    public const string None = "identity";

    private readonly IReadOnlyList<string> _forms;
    private readonly bool _endsWithConnection;

    private Packing(IReadOnlyList<string> forms, bool endsWithConnection)
    {
        (_forms, _endsWithConnection) = (forms, endsWithConnection);
    }

    /// <summary>Whether all forms are known.</summary>
    public bool CanUnpack => _forms.All(form => form is "gzip" or "deflate" or "br");

    /// <summary>Whether it is gzip and nothing else, as files on servers are packed.</summary>
    public bool IsGzip => _forms is ["gzip"];

    /// <summary>Whether only the end of the connection says where the packed bytes end.</summary>
    public bool EndsWithConnection => _endsWithConnection;

    /// <summary>Whether a request asks for the bytes as they are.</summary>
    public static bool IsUnwanted(HttpRequestMessage request) =>
        request.Headers.NonValidated.TryGetValues(Asked, out var forms) && forms.ToString() == None;

    /// <summary>Gets how an answer is packed; null when it is not.</summary>
    public static Packing? Of(HttpResponseMessage response)
    {
        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values))
        {
            return null;
        }

        var forms = values
            .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries))
            .Select(form => form.ToLowerInvariant())
            .Select(form => form.StartsWith("x-", StringComparison.Ordinal) ? form[2..] : form)
            .Where(form => form is "gzip" or "deflate" or "br" or "compress" or "zstd")
            .ToList();
        var ends = response.Content.Headers.ContentLength is null && response.Headers.TransferEncodingChunked != true;
        return forms.Count == 0 ? null : new Packing(forms, ends);
    }

    /// <summary>Unpacks what comes, and makes sure that it is complete.</summary>
    public Stream Unpack(Stream packed)
    {
        for (var i = _forms.Count - 1; i >= 0; i--)
        {
            packed = new UnpackingStream(packed, _forms[i], _endsWithConnection);
        }

        return packed;
    }

    /// <inheritdoc />
    public override string ToString() => string.Join(", ", _forms);
}
