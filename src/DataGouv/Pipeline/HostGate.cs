using System.Collections.Concurrent;

namespace DataGouv.Pipeline;

/// <summary>The ceiling and the circuit of one host, which all clients of the process share.</summary>
internal sealed class HostGate(TimeProvider clock)
{
    // A circuit for each rule of opening it: most programs have one.
    private readonly ConcurrentDictionary<(int BreakAfter, TimeSpan BreakDuration), Circuit> _circuits = new();

    /// <summary>Gets the ceiling.</summary>
    public RateCeiling Ceiling { get; } = new(clock);

    /// <summary>Finds the circuit for the options of a client; null when they want none.</summary>
    public Circuit? Circuit(DataGouvPolitenessOptions options) =>
        options.BreakDuration == TimeSpan.Zero
            ? null
            : _circuits.GetOrAdd(
                (options.BreakAfter, options.BreakDuration),
                static (_, made) => new Circuit(made.options, made.clock),
                (options, clock));
}
