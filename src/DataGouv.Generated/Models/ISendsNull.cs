namespace DataGouv.Core;

/// <summary>A list, map or model that can be sent as null on purpose, where leaving it out means something else.</summary>
/// <typeparam name="T">The type itself.</typeparam>
internal interface ISendsNull<T>
    where T : class, ISendsNull<T>
{
    /// <summary>Gets a value that is null on purpose.</summary>
    static abstract T Null { get; }

    /// <summary>Gets a value that indicates whether the value is null on purpose.</summary>
    bool IsNull { get; }
}
