using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace DataGouv.Pipeline;

/// <summary>
/// A gate for each host, made when the host is first asked. The clients of a process share them, whatever keys they use, as long as
/// they have the same clock: what a host stands is not a matter of who asks.
/// </summary>
internal sealed class HostGates(TimeProvider clock)
{
    private static readonly ConditionalWeakTable<TimeProvider, HostGates> Shared = [];

    private readonly ConcurrentDictionary<(string Scheme, string Host, int Port), HostGate> _gates = new();

    /// <summary>Gets the gates of all clients with a clock.</summary>
    public static HostGates Of(TimeProvider clock) => Shared.GetValue(clock, static key => new HostGates(key));

    /// <summary>Finds the gate of an address; null when it needs none.</summary>
    public HostGate? Find(Uri address) =>
        address.IsLoopback
            ? null
            : _gates.GetOrAdd((address.Scheme, address.Host, address.Port), static (_, made) => new HostGate(made), clock);
}
