namespace DataGouv.Errors;

/// <summary>The statuses after which the same request may succeed a moment later.</summary>
internal static class TransientStatus
{
    /// <summary>Determines whether a status is one of them.</summary>
    public static bool Is(int status) => status is 408 or 429 or 500 or 502 or 503 or 504;
}
