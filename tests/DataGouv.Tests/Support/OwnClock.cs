namespace DataGouv.Tests.Support;

/// <summary>
/// The time of the machine on a clock of its own: clients with one clock share what they know of hosts, and tests must not.
/// </summary>
internal sealed class OwnClock : TimeProvider;
