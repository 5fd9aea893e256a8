namespace DataGouv.Generated.Tests;

/// <summary>Puts the machine into a zone far from UTC, for as long as it is not disposed. Where the variable means nothing the machine stays where it is.</summary>
internal sealed class StrangeZone : IDisposable
{
    private const string Variable = "TZ";

    private readonly string? before = Environment.GetEnvironmentVariable(Variable);

    public StrangeZone() => Set("Pacific/Kiritimati");

    public void Dispose() => Set(before);

    private static void Set(string? zone)
    {
        Environment.SetEnvironmentVariable(Variable, zone);
        TimeZoneInfo.ClearCachedData();
    }
}
