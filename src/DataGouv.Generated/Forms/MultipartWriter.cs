using System.Globalization;
using System.Text;

namespace DataGouv;

/// <summary>Lays out the fields of a multipart form (RFC 7578).</summary>
public sealed class MultipartWriter
{
    private readonly string _boundary = Guid.NewGuid().ToString("N");
    private readonly List<Stream> _parts = [];
    private readonly StringBuilder _text = new();

    internal MultipartWriter()
    {
    }

    /// <summary>Writes a text field; null is left out.</summary>
    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(CultureInfo.InvariantCulture, $"--{_boundary}\r\nContent-Disposition: form-data; name=\"{Escape(name)}\"\r\n\r\n{value}\r\n");
        }
    }

    /// <summary>Writes a whole number.</summary>
    public void Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a whole number.</summary>
    public void Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a UUID in lower case.</summary>
    public void Add(string name, Guid? value) => Add(name, value?.ToString("D"));

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Add(string name, bool? value) => Add(name, value switch { true => "true", false => "false", null => null });

    /// <summary>Writes a file; null is left out.</summary>
    public void Add(string name, FilePart? file)
    {
        if (file is not null)
        {
            _text.Append(CultureInfo.InvariantCulture, $"--{_boundary}\r\nContent-Disposition: form-data; name=\"{Escape(name)}\"; filename=\"{Escape(file.FileName)}\"\r\nContent-Type: {file.ContentType}\r\n\r\n");
            Flush();
            _parts.Add(file.Content);
            _text.Append("\r\n");
        }
    }

    internal MultipartStream Finish()
    {
        _text.Append(CultureInfo.InvariantCulture, $"--{_boundary}--\r\n");
        Flush();
        return new MultipartStream(_parts, _boundary);
    }

    // As browsers do: the three characters that could end the name or the line are percent-encoded, everything else is UTF-8. A
    // backslash quotes what follows it in a quoted string (RFC 2183), the closing quote too, so that it is doubled.
    private static string Escape(string name) => name
        .Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    // All text between two files is one stream.
    private void Flush()
    {
        _parts.Add(new MemoryStream(Encoding.UTF8.GetBytes(_text.ToString()), writable: false));
        _text.Clear();
    }
}
