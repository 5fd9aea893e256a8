namespace DataGouv;

/// <summary>
/// The exception that is thrown when a member of a model is read that is not there: the field mask of the request left it out, or the
/// server did not send what it always sends.
/// </summary>
public sealed class MemberNotSentException : InvalidOperationException
{
    /// <summary>Makes an exception.</summary>
    public MemberNotSentException()
        : this("The member was not sent.") { }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What is wrong.</param>
    public MemberNotSentException(string message)
        : base(message) { }

    /// <summary>Makes an exception with a message and its cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public MemberNotSentException(string message, Exception? innerException)
        : base(message, innerException) { }

    internal MemberNotSentException(string model, string member, bool wasMasked, bool wasNull)
        : base(Describe(model, member, wasMasked, wasNull)) => (Member, WasMasked) = (member, wasMasked);

    /// <summary>Gets the name of the member on the wire.</summary>
    public string? Member { get; }

    /// <summary>Gets a value that indicates whether the request asked for other members only (<c>X-Fields</c>).</summary>
    public bool WasMasked { get; }

    private static string Describe(string model, string member, bool wasMasked, bool wasNull) => (wasMasked, wasNull) switch
    {
        (true, _) => $"\"{member}\" of this {model} was not asked for: the request named other fields. Add it to Fields(…) or X-Fields.",
        (_, true) => $"\"{member}\" of this {model} is null, which the server never sends: look at ToJson() before you use it.",
        _ => $"\"{member}\" of this {model} was neither sent nor set, though the server always sends it: set it, or look at ToJson().",
    };
}
