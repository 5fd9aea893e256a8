namespace DataGouv.Core;

/// <summary>
/// The base of what callers send. What is not set is not written. Where null means something to the server, the member takes
/// <see cref="JsonNull.Value"/>.
/// </summary>
public abstract class WriteModel : JsonModel
{
    /// <summary>Gets a value that indicates whether the model stands for a null that is sent on purpose.</summary>
    internal bool IsNull { get; init; }

    /// <summary>Refuses what the server is known to refuse, or to take for something else.</summary>
    /// <exception cref="BodyRefusedException">A rule of the server is broken.</exception>
    private protected virtual void CheckRules() { }

    /// <summary>Finds a member that the server would empty because the update lacks it.</summary>
    /// <returns>The .NET name and the wire name of the member; null where there is none.</returns>
    private protected virtual (string Name, string WireName)? FindEmptied() => null;

    internal void Check() => CheckRules();

    internal (string Name, string WireName)? Emptied() => FindEmptied();
}
