namespace DataGouv.Pipeline;

/// <summary>Heeds what servers say of their own ceilings: a host that has nothing left is not asked before it has.</summary>
internal sealed class RateLimits(HostGates gates, DataGouvRetryOptions retry, TimeProvider clock)
{
    /// <summary>Looks at an answer.</summary>
    public void Heed(HttpRequestMessage request, HttpResponseMessage response)
    {
        var now = clock.GetUtcNow();
        if (RateLimit.Read(response, now) is { Remaining: <= 0, Reset: { } reset } && reset > now && reset - now <= retry.MaxRetryAfter)
        {
            gates.Find(request.RequestUri!)?.Ceiling.Pause(reset - now);
        }
    }
}
