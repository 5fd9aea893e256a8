using System.IO.Compression;
using System.Text;

namespace DataGouv.Tests.Transfers.Support;

/// <summary>One text in the forms in which servers pack it.</summary>
internal static class PackedContent
{
    public static readonly byte[] Plain = Encoding.UTF8.GetBytes(
        string.Join('\n', Enumerable.Range(0, 20_000).Select(line => $"{line};station {line * 7919 % 10_007}")));

    public static readonly byte[] Gzip = Pack(Plain, packed => new GZipStream(packed, CompressionLevel.Optimal));

    /// <summary>The text in a form.</summary>
    public static byte[] Of(string form) =>
        form switch
        {
            "none" => Plain,
            "br" => Pack(Plain, packed => new BrotliStream(packed, CompressionLevel.Optimal)),
            "deflate" => Pack(Plain, packed => new ZLibStream(packed, CompressionLevel.Optimal)),
            "raw" => Pack(Plain, packed => new DeflateStream(packed, CompressionLevel.Optimal)),
            "gzip, gzip" or "twice" => Pack(Gzip, packed => new GZipStream(packed, CompressionLevel.Optimal)),
            "padded" => [.. Gzip, .. new byte[512]],
            _ => Gzip,
        };

    public static byte[] Pack(byte[] plain, Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var writer = pack(packed))
        {
            writer.Write(plain);
        }

        return packed.ToArray();
    }
}
