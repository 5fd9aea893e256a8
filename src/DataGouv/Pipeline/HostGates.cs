using DataGouv.Requests;
using System.Collections.Concurrent;

namespace DataGouv.Pipeline;

/// <summary>A gate for each host, made when the host is first asked. A client and those derived from it share them.</summary>
internal sealed class HostGates(DataGouvPolitenessOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Scheme, string Host, int Port), HostGate> _gates = new();

    /// <summary>Made with these options and this clock?</summary>
    public bool IsFor(DataGouvPolitenessOptions otherOptions, TimeProvider otherClock) => options.IsSame(otherOptions) && clock == otherClock;

    /// <summary>The gate of an address; null when it needs none.</summary>
    public HostGate? Find(Uri address) => address.IsLoopback
        ? null
        : _gates.GetOrAdd((address.Scheme, address.Host, address.Port), static (_, made) => new HostGate(made.options, made.clock), (options, clock));
}
