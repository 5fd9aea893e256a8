namespace DataGouv.Core;

/// <summary>Writes the address of a request in one pass. Each thread has one, because an address is written at once.</summary>
internal sealed class AddressWriter
{
    private const int FirstSize = 512;

    // A percent-encoded character is three bytes of UTF-8 at most, of three characters each.
    private const int LongestEscape = 9;

    [ThreadStatic]
    private static AddressWriter? _kept;

    private char[] _characters = new char[FirstSize];
    private int _length;
    private bool _hasQuery;

    private AddressWriter() { }

    /// <summary>Begins an address.</summary>
    /// <param name="start">What it begins with.</param>
    public static AddressWriter Begin(string start)
    {
        var writer = _kept ?? new AddressWriter();
        _kept = null;
        (writer._length, writer._hasQuery) = (0, start.Contains('?', StringComparison.Ordinal));
        writer.Append(start);
        return writer;
    }

    /// <summary>Ends the address.</summary>
    /// <returns>The whole of it.</returns>
    public string Finish()
    {
        var address = new string(_characters, 0, _length);
        _kept = this;
        return address;
    }

    /// <summary>Writes what needs no encoding.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Free(text.Length));
        _length += text.Length;
    }

    /// <summary>Writes a value, percent-encoded.</summary>
    public void AppendEscaped(ReadOnlySpan<char> value)
    {
        Uri.TryEscapeDataString(value, Free(value.Length * LongestEscape), out var written);
        _length += written;
    }

    /// <summary>Writes a query parameter.</summary>
    /// <param name="name">Its name, which needs no encoding.</param>
    /// <param name="value">Its value.</param>
    public void AppendQuery(string name, string value)
    {
        Append(_hasQuery ? "&" : "?");
        _hasQuery = true;
        Append(name);
        Append("=");
        AppendEscaped(value);
    }

    /// <summary>Determines whether a query parameter has been written.</summary>
    public bool HasQuery(string name)
    {
        var rest = _characters.AsSpan(0, _length);
        for (var at = rest.IndexOfAny('?', '&'); at >= 0; at = rest.IndexOfAny('?', '&'))
        {
            rest = rest[(at + 1)..];
            if (rest.StartsWith(name) && rest.Length > name.Length && rest[name.Length] == '=')
            {
                return true;
            }
        }

        return false;
    }

    private Span<char> Free(int count)
    {
        if (_characters.Length - _length < count)
        {
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _length + count));
        }

        return _characters.AsSpan(_length);
    }
}
