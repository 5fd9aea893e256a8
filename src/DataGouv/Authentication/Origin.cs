namespace DataGouv.Authentication;

/// <summary>Scheme, host and port: the border that a credential never crosses.</summary>
internal static class Origin
{
    /// <summary>Do both addresses have the same scheme, host and port?</summary>
    public static bool IsSame(Uri left, Uri right) =>
        left.Port == right.Port
        && left.Scheme == right.Scheme
        && string.Equals(left.Host, right.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>May a credential go there? Encryption hides it on the way; the loopback is no way.</summary>
    public static bool IsPrivate(Uri address) => address.Scheme == Uri.UriSchemeHttps || address.IsLoopback;
}
