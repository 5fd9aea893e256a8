namespace DataGouv.Core;

/// <summary>Finds <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> in the places of values: some JSON writers let them through.</summary>
internal static class NonFiniteNumbers
{
    /// <summary>Counts them.</summary>
    public static int Count(ReadOnlySpan<byte> json)
    {
        var count = 0;
        while (Next(json, out var length) is var start && start >= 0)
        {
            count++;
            json = json[(start + length)..];
        }

        return count;
    }

    /// <summary>Copies JSON with <c>null</c> in their places.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="target">The copy: one byte more for each of them is enough.</param>
    /// <returns>The number of bytes of the copy.</returns>
    public static int Replace(ReadOnlySpan<byte> json, Span<byte> target)
    {
        var written = 0;
        while (Next(json, out var length) is var start && start >= 0)
        {
            json[..start].CopyTo(target[written..]);
            "null"u8.CopyTo(target[(written + start)..]);
            written += start + 4;
            json = json[(start + length)..];
        }

        json.CopyTo(target[written..]);
        return written + json.Length;
    }

    // The next of them outside of texts: -1 when there is none. A search that goes on behind one of them is outside of texts again.
    private static int Next(ReadOnlySpan<byte> json, out int length)
    {
        for (var at = 0; at < json.Length; at++)
        {
            switch (json[at])
            {
                case (byte)'"':
                    at = EndOfText(json, at);
                    break;
                case (byte)'N' when json[at..].StartsWith("NaN"u8):
                    length = 3;
                    return at;
                case (byte)'I' when json[at..].StartsWith("Infinity"u8):
                    length = 8;
                    return at;
                case (byte)'-' when json[at..].StartsWith("-Infinity"u8):
                    length = 9;
                    return at;
            }
        }

        length = 0;
        return -1;
    }

    private static int EndOfText(ReadOnlySpan<byte> json, int quote)
    {
        for (var at = quote + 1; at < json.Length; at++)
        {
            var next = json[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
            {
                break;
            }

            at += next;
            if (json[at] == (byte)'"')
            {
                return at;
            }

            at++;
        }

        return json.Length;
    }
}
