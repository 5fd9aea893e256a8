namespace DataGouv;

/// <summary>
/// The addresses of the services. Take <see cref="Production"/>, <see cref="Demo"/>, the environment of another udata portal
/// (<see cref="ForPortal"/>), or one of them with other addresses: <c>DataGouvEnvironment.Production with { Catalog = … }</c>. A trailing
/// slash makes no difference.
/// </summary>
public sealed record DataGouvEnvironment
{
    /// <summary>Gets the addresses of www.data.gouv.fr and its services.</summary>
    public static DataGouvEnvironment Production { get; } = new()
    {
        Catalog = new Uri("https://www.data.gouv.fr/api/1/"),
        CatalogV2 = new Uri("https://www.data.gouv.fr/api/2/"),
        Metrics = new Uri("https://metric-api.data.gouv.fr/"),
        Tabular = new Uri("https://tabular-api.data.gouv.fr/"),
    };

    /// <summary>Gets the addresses of demo.data.gouv.fr, to try things out. It has no metrics.</summary>
    public static DataGouvEnvironment Demo { get; } = new()
    {
        Catalog = new Uri("https://demo.data.gouv.fr/api/1/"),
        CatalogV2 = new Uri("https://demo.data.gouv.fr/api/2/"),
        Metrics = null,
        Tabular = new Uri("https://tabular-api.preprod.data.gouv.fr/"),
    };

    /// <summary>Gets the address of the Main API, version 1, with <c>/api/1/</c>.</summary>
    public required Uri Catalog { get; init; }

    /// <summary>Gets the address of the Main API, version 2, with <c>/api/2/</c>.</summary>
    public required Uri CatalogV2 { get; init; }

    /// <summary>Gets the root of the Metrics service, without <c>/api/</c>; null where there is none.</summary>
    public required Uri? Metrics { get; init; }

    /// <summary>Gets the root of the Tabular service, without <c>/api/</c>; null where there is none.</summary>
    public required Uri? Tabular { get; init; }

    /// <summary>
    /// Creates the environment of a udata portal of your own from its one address: <c>https://udata.example.org/</c> has the Main API at
    /// <c>https://udata.example.org/api/1/</c> and <c>…/api/2/</c>. It has no metrics.
    /// </summary>
    /// <param name="portal">The address that the portal is read at, without <c>/api/</c>.</param>
    /// <param name="tabular">The root of its Tabular service, without <c>/api/</c>; null if it has none.</param>
    /// <returns>The environment. <c>with</c> changes its addresses.</returns>
    /// <exception cref="ArgumentException">The address is not one of http or https, or is that of an API.</exception>
    public static DataGouvEnvironment ForPortal(Uri portal, Uri? tabular = null)
    {
        ArgumentNullException.ThrowIfNull(portal);
        return FromOption(portal, tabular, nameof(portal));
    }

    internal static DataGouvEnvironment FromOption(Uri portal, Uri? tabular, string option)
    {
        var given = Address(portal, option, "https://udata.example.org/");
        var root = PortalOf(given);
        return given == root
            ? new DataGouvEnvironment { Catalog = Api(root, 1), CatalogV2 = Api(root, 2), Metrics = null, Tabular = tabular }
            : throw OptionCheck.Refusal(option, given.AbsoluteUri, $"the address of the portal, without its API: {root}");
    }

    internal DataGouvEnvironment Checked() => new()
    {
        Catalog = MainApi(Catalog, 1, "Environment.Catalog"),
        CatalogV2 = MainApi(CatalogV2, 2, "Environment.CatalogV2"),
        Metrics = Metrics is null ? null : Address(Metrics, "Environment.Metrics", "https://metric-api.data.gouv.fr/"),
        Tabular = Tabular is null ? null : Address(Tabular, "Environment.Tabular", "https://tabular-api.data.gouv.fr/"),
    };

    internal void RequireEncryption()
    {
        RequireEncryption(Catalog, "Environment.Catalog");
        RequireEncryption(CatalogV2, "Environment.CatalogV2");
    }

    private static Uri MainApi(Uri? address, int version, string option)
    {
        var given = Address(address, option, $"https://www.data.gouv.fr/api/{version}/");
        return given.Segments[^1] == $"{version}/"
            ? given
            : throw OptionCheck.Refusal(
                option,
                given.AbsoluteUri,
                $"an address of version {version} of the Main API: {Api(PortalOf(given), version)}");
    }

    private static Uri Api(Uri portal, int version) => new(portal, $"api/{version}/");

    // What is left without the end that addresses an API.
    private static Uri PortalOf(Uri address)
    {
        var end = address.Segments is [.., "api/", [>= '0' and <= '9', '/']] ? 2 : address.Segments is [.., "api/"] ? 1 : 0;
        return new Uri(address, string.Concat(address.Segments[..^end]));
    }

    // With one slash at the end, so that what follows is below it.
    private static Uri Address(Uri? address, string option, string example)
    {
        if (address is not { IsAbsoluteUri: true, Scheme: "http" or "https", Query.Length: 0, Fragment.Length: 0, UserInfo.Length: 0 })
        {
            throw OptionCheck.Refusal(
                option,
                address is { IsAbsoluteUri: true, UserInfo.Length: > 0 } ? "***" : address?.ToString() ?? "null",
                $"an absolute http or https address without user, query or fragment, such as {example}");
        }

        return new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    }

    private static void RequireEncryption(Uri address, string option)
    {
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
        {
            throw new ArgumentException(
                $"{option} is {address}: a credential is only sent over https (or to the loopback). Use https, or set Anonymous.",
                option);
        }
    }
}
