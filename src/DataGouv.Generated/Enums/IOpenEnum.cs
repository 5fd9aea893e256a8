using System.Text.Json.Serialization;

namespace DataGouv.Core;

/// <summary>
/// A text with known values, which may have others: the platform adds values without notice, and an unknown one must be neither
/// an error nor a loss. Compare with the static members; <see cref="Value"/> is the text on the wire.
/// </summary>
/// <typeparam name="T">The enum itself.</typeparam>
public interface IOpenEnum<T>
    where T : struct, IOpenEnum<T>
{
    /// <summary>The text on the wire.</summary>
    [JsonIgnore]
    string Value { get; }

    /// <summary>The member for a text, known or not.</summary>
    static abstract T Create(string value);
}
