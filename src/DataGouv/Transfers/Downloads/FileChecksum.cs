using System.Security.Cryptography;
using DataGouv.Catalog;

namespace DataGouv;

/// <summary>What a file is recognised by.</summary>
public sealed record FileChecksum
{
    private FileChecksum(string algorithm, string value, HashAlgorithmName hash)
    {
        (Algorithm, Value, Hash) = (algorithm, value, hash);
    }

    /// <summary>How it was made: <c>sha1</c>, <c>md5</c>, <c>sha256</c>, <c>sha384</c> or <c>sha512</c>.</summary>
    public string Algorithm { get; }

    /// <summary>The value in lower-case hexadecimal.</summary>
    public string Value { get; }

    internal HashAlgorithmName Hash { get; }

    /// <summary>A SHA-1 checksum, which the platform makes of each file that it hosts.</summary>
    /// <param name="value">40 hexadecimal digits.</param>
    public static FileChecksum Sha1(string value) => Create("sha1", value);

    /// <summary>An MD5 checksum.</summary>
    /// <param name="value">32 hexadecimal digits.</param>
    public static FileChecksum Md5(string value) => Create("md5", value);

    /// <summary>A checksum of the SHA-2 family; the number of digits tells which.</summary>
    /// <param name="value">64, 96 or 128 hexadecimal digits.</param>
    public static FileChecksum Sha2(string value) => Create("sha2", value);

    /// <inheritdoc />
    public override string ToString() => $"{Algorithm}:{Value}";

    /// <summary>The checksum of a resource, if it has one of a known kind that is well-formed. Publishers write what they like.</summary>
    internal static FileChecksum? From(Checksum? published) =>
        published is { Type: { } type, Value: { } value } ? TryCreate(type.Value, value) : null;

    private static FileChecksum Create(string type, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return TryCreate(type, value)
            ?? throw new ArgumentException(
                $"\"{value}\" is not a {type} checksum: it has the wrong number of digits, or is not hexadecimal.",
                nameof(value));
    }

    private static FileChecksum? TryCreate(string type, string value)
    {
        var digits = value.Trim().ToLowerInvariant();
        if (!digits.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        return (type, digits.Length) switch
        {
            ("md5", 32) => new FileChecksum("md5", digits, HashAlgorithmName.MD5),
            ("sha1", 40) => new FileChecksum("sha1", digits, HashAlgorithmName.SHA1),
            ("sha2" or "sha256", 64) => new FileChecksum("sha256", digits, HashAlgorithmName.SHA256),
            ("sha2", 96) => new FileChecksum("sha384", digits, HashAlgorithmName.SHA384),
            ("sha2", 128) => new FileChecksum("sha512", digits, HashAlgorithmName.SHA512),
            _ => null,
        };
    }
}
