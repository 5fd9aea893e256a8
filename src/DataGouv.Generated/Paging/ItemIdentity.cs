using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DataGouv.Core;

/// <summary>The id of an item in 16 bytes, to compare the items of a list; 0 for an item without an id.</summary>
internal static class ItemIdentity
{
    private const int ObjectIdLength = 24;

    /// <summary>The identity of a text: of an id of the catalogue the number that it writes, of any other text its hash.</summary>
    public static UInt128 Of(string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            return UInt128.Zero;
        }

        var isObjectId = id.Length == ObjectIdLength;
        if (isObjectId && UInt128.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    /// <summary>The identity of a UUID.</summary>
    public static UInt128 Of(Guid? id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.GetValueOrDefault().TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt128LittleEndian(bytes);
    }

    /// <summary>The identity of a number.</summary>
    public static UInt128 Of(long? id) => id is { } number ? new UInt128(1, (ulong)number) : UInt128.Zero;
}
