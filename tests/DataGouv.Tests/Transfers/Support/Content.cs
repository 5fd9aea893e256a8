using System.Security.Cryptography;

namespace DataGouv.Tests.Transfers.Support;

/// <summary>Bytes that differ from place to place, so that a part in the wrong place shows.</summary>
internal static class Content
{
    public static byte[] Of(int length, int seed = 1)
    {
        var content = new byte[length];
        new Random(seed).NextBytes(content);
        return content;
    }

    public static string Sha1(byte[] content) => Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.SHA1, content));
}
