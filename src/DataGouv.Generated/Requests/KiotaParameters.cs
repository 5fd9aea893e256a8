namespace DataGouv.Core;

/// <summary>The path parameters that Kiota keeps for itself.</summary>
internal static class KiotaParameters
{
    /// <summary>The base address of an API, which every URL template begins with.</summary>
    public const string BaseAddress = "baseurl";

    /// <summary>The address of a builder that was made by <c>WithUrl</c>.</summary>
    public const string RawAddress = "request-raw-url";
}
