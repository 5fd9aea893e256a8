namespace DataGouv.Core;

/// <summary>
/// Reads an answer that has arrived whole. It is asked once for each attempt, so that an answer that broke off can be repeated.
/// </summary>
internal abstract class ApiAnswer
{
    /// <summary>Reads the body.</summary>
    /// <param name="buffer">A rented buffer that begins with the body.</param>
    /// <param name="length">The number of bytes of the body.</param>
    /// <returns>Whether the answer keeps the buffer, and gives it back to the pool by itself.</returns>
    /// <exception cref="System.Text.Json.JsonException">The body is not what was expected.</exception>
    public abstract bool Read(byte[] buffer, int length);

    /// <summary>Reads an answer without a body.</summary>
    /// <exception cref="System.Text.Json.JsonException">A body was expected.</exception>
    public abstract void ReadNothing();
}
