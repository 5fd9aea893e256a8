namespace DataGouv.Authentication;

/// <summary>Scheme, host and port: the border that a credential never crosses.</summary>
internal static class Origin
{
    /// <summary>Do both addresses have the same scheme, host and port?</summary>
    public static bool IsSame(Uri left, Uri right) =>
        Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
