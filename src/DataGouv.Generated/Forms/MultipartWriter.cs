using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace DataGouv.Core;

/// <summary>Lays out the fields of a multipart form (RFC 7578).</summary>
public sealed class MultipartWriter
{
    // The fields of an upload fit.
    private const int UsualSize = 768;

    private readonly string _boundary = Guid.NewGuid().ToString("N");
    private readonly ArrayBufferWriter<byte> _text = new(UsualSize);
    private readonly List<(Stream Content, int TextBefore)> _files = new(1);

    internal MultipartWriter()
    {
    }

    /// <summary>Writes a text field; null is left out.</summary>
    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            Begin(name);
            Write("\"\r\n\r\n"u8);
            Write(value);
            Write("\r\n"u8);
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
            Begin(name);
            Write("\"; filename=\""u8);
            Write(Escape(file.FileName));
            Write("\"\r\nContent-Type: "u8);
            Write(file.ContentType);
            Write("\r\n\r\n"u8);
            _files.Add((file.Content, _text.WrittenCount));
            Write("\r\n"u8);
        }
    }

    internal MultipartStream Finish()
    {
        Write("--"u8);
        Write(_boundary);
        Write("--\r\n"u8);
        var parts = new List<Stream>((2 * _files.Count) + 1);
        var written = 0;
        foreach (var (content, textBefore) in _files)
        {
            parts.Add(Text(written, textBefore));
            parts.Add(content);
            written = textBefore;
        }

        parts.Add(Text(written, _text.WrittenCount));
        return new MultipartStream(parts, _boundary);
    }

    // All text between two files is one stream.
    private MemoryStream Text(int start, int end)
    {
        MemoryMarshal.TryGetArray(_text.WrittenMemory, out var text);
        return new MemoryStream(text.Array!, text.Offset + start, end - start, writable: false);
    }

    private void Begin(string name)
    {
        Write("--"u8);
        Write(_boundary);
        Write("\r\nContent-Disposition: form-data; name=\""u8);
        Write(Escape(name));
    }

    private void Write(ReadOnlySpan<byte> text) => _text.Write(text);

    private void Write(string text)
    {
        // Asked for exactly: a guess would make the buffer grow.
        var length = Encoding.UTF8.GetByteCount(text);
        _text.Advance(Encoding.UTF8.GetBytes(text, _text.GetSpan(length)));
    }

    // As browsers do: the three characters that could end the name or the line are percent-encoded, everything else is UTF-8. A
    // backslash quotes what follows it in a quoted string (RFC 2183), the closing quote too, so that it is doubled.
    private static string Escape(string name) => name
        .Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
