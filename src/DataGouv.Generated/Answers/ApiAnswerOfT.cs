namespace DataGouv.Core;

/// <summary>Reads an answer that has arrived whole into a value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal abstract class ApiAnswer<T> : ApiAnswer
{
    /// <summary>Gets what the last answer was read into.</summary>
    public T Value { get; protected set; } = default!;
}
