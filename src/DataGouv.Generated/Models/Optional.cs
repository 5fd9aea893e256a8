namespace DataGouv;

/// <summary>
/// Holds a member of a write model that is either left out, a value, or null on purpose. A value converts by itself
/// (<c>body.Private = true</c>); <c>body.Private = JsonNull.Value</c> sends null; nothing assigned sends nothing.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct Optional<T> : IEquatable<Optional<T>>
{
    private readonly T? _value;

    private Optional(T? value, bool isNull)
    {
        _value = value;
        IsSet = true;
        IsNull = isNull;
    }

    /// <summary>Gets a value that indicates whether the member is sent at all.</summary>
    public bool IsSet { get; }

    /// <summary>Gets a value that indicates whether the member is sent as null.</summary>
    public bool IsNull { get; }

    /// <summary>Gets the value, which is the default of the type where none is sent.</summary>
    public T? Value => _value;

    /// <summary>Makes a value to send. C#'s own null leaves the member out.</summary>
    public static implicit operator Optional<T>(T? value) => value is null ? default : new(value, isNull: false);

    /// <summary>Makes null, to be sent as such.</summary>
    public static implicit operator Optional<T>(JsonNull? value) => value is null ? default : new(default, isNull: true);

    /// <summary>Returns whether both say the same.</summary>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>Returns whether they differ.</summary>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(Optional<T> other) =>
        IsSet == other.IsSet && IsNull == other.IsNull && EqualityComparer<T?>.Default.Equals(_value, other._value);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(IsSet, IsNull, _value);

    /// <inheritdoc />
    public override string ToString() => (IsSet, IsNull) switch
    {
        (false, _) => "(not set)",
        (_, true) => "null",
        _ => _value?.ToString() ?? "",
    };
}
