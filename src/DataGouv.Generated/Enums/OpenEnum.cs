using System.Text.Json;

namespace DataGouv.Core;

/// <summary>
/// The base of texts with known values, which may have others: the platform adds values without notice, and an unknown one is neither an
/// error nor a loss.
/// </summary>
public abstract class OpenEnum
{
    private JsonEncodedText _encodedValue;

    private protected OpenEnum(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the text on the wire.</summary>
    public string Value { get; }

    /// <summary>Gets the text as the serializer writes and compares it, made when it is first needed.</summary>
    internal JsonEncodedText EncodedValue =>
        _encodedValue.EncodedUtf8Bytes.IsEmpty ? _encodedValue = JsonEncodedText.Encode(Value) : _encodedValue;

    /// <summary>Returns the text on the wire.</summary>
    public sealed override string ToString() => Value;
}

/// <summary>The base of an open enum: known values are shared instances, and two values with the same text are equal.</summary>
/// <typeparam name="T">The enum itself.</typeparam>
public abstract class OpenEnum<T> : OpenEnum, IEquatable<T>
    where T : OpenEnum<T>, IOpenEnum<T>
{
    /// <summary>Makes a value.</summary>
    /// <param name="value">The text on the wire.</param>
    protected OpenEnum(string value)
        : base(value) { }

    /// <summary>Returns whether two values have the same text.</summary>
    public static bool operator ==(OpenEnum<T>? left, OpenEnum<T>? right) => left?.Value == right?.Value;

    /// <summary>Returns whether two values have different texts.</summary>
    public static bool operator !=(OpenEnum<T>? left, OpenEnum<T>? right) => left?.Value != right?.Value;

    /// <inheritdoc />
    public bool Equals(T? other) => other is not null && Value == other.Value;

    /// <inheritdoc />
    public sealed override bool Equals(object? obj) => obj is T other && Equals(other);

    /// <inheritdoc />
    public sealed override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Gets the known values, to be searched.</summary>
    internal static T[] Known => field ??= [.. T.Values];

    /// <summary>Returns the known value with a text, or null.</summary>
    private protected static T? Find(string value)
    {
        foreach (var known in Known)
        {
            if (known.Value == value)
            {
                return known;
            }
        }

        return null;
    }
}
