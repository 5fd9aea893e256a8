namespace DataGouv.Core;

/// <summary>
/// The base of what the servers send. Members that the SDK does not know are kept. Written back as JSON, a model says what it was read
/// from:
/// what was absent stays absent, what was null is null.
/// </summary>
public abstract class ReadModel : JsonModel
{
    // One bit for each member, at the place that the model gives it, from 1: was it in the JSON, or set since?
    private const int MaskedPlace = 0;
    private const int NullPlace = 127;

    private UInt128 _present = MaskedReading.IsActive ? UInt128.One << MaskedPlace : UInt128.Zero;

    /// <summary>Gets or sets a value that indicates whether the model stands for a null that is sent on purpose.</summary>
    internal bool IsNull
    {
        get => IsPresent(NullPlace);
        init => _present = value ? UInt128.One << NullPlace : UInt128.Zero;
    }

    /// <summary>Notes that a member has a value, which may be null.</summary>
    /// <param name="place">The place of the member in the model.</param>
    protected void Mark(int place) => _present |= UInt128.One << place;

    /// <summary>Refuses to give a member that a field mask (<c>X-Fields</c>) left out.</summary>
    /// <param name="place">The place of the member in the model.</param>
    /// <param name="name">The name on the wire.</param>
    /// <exception cref="MemberNotSentException">The member was not asked for.</exception>
    protected void Ask(int place, string name)
    {
        if (!IsPresent(place) && IsPresent(MaskedPlace))
        {
            throw Missing(place, name);
        }
    }

    /// <summary>Makes the exception of a member that the servers always send, and that is not there.</summary>
    /// <param name="place">The place of the member in the model.</param>
    /// <param name="name">The name on the wire.</param>
    protected MemberNotSentException Missing(int place, string name) =>
        new(GetType().Name, name, wasMasked: !IsPresent(place) && IsPresent(MaskedPlace), wasNull: IsPresent(place));

    /// <summary>Returns a copy of a model whose members are null where a field mask left them out.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="model">The model.</param>
    internal static T WithoutMask<T>(T model)
        where T : ReadModel
    {
        var copy = (T)model.MemberwiseClone();
        copy._present &= ~(UInt128.One << MaskedPlace);
        return copy;
    }

    internal bool IsPresent(int place) => (_present & (UInt128.One << place)) != UInt128.Zero;
}
