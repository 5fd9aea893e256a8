namespace DataGouv.Core;

/// <summary>What every open enum has: its known values, and a way from a text to a value.</summary>
/// <typeparam name="T">The enum itself.</typeparam>
public interface IOpenEnum<T>
    where T : OpenEnum<T>, IOpenEnum<T>
{
    /// <summary>Gets the known values.</summary>
    static abstract IReadOnlyList<T> Values { get; }

    /// <summary>Returns the value for a text, which is the shared one where the text is known.</summary>
    /// <param name="value">The text on the wire.</param>
    static abstract T Create(string value);
}
