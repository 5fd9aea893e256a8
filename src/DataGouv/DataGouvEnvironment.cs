namespace DataGouv;

/// <summary>
/// Where the services are. Take <see cref="Production"/>, <see cref="Demo"/>, or one of them with other addresses:
/// <c>DataGouvEnvironment.Production with { Catalog = … }</c>. A trailing slash makes no difference.
/// </summary>
public sealed record DataGouvEnvironment
{
    /// <summary>www.data.gouv.fr and its services.</summary>
    public static DataGouvEnvironment Production { get; } = new()
    {
        Catalog = new Uri("https://www.data.gouv.fr/api/1/"),
        CatalogV2 = new Uri("https://www.data.gouv.fr/api/2/"),
        Metrics = new Uri("https://metric-api.data.gouv.fr/"),
        Tabular = new Uri("https://tabular-api.data.gouv.fr/"),
    };

    /// <summary>demo.data.gouv.fr, to try things out. It has no metrics.</summary>
    public static DataGouvEnvironment Demo { get; } = new()
    {
        Catalog = new Uri("https://demo.data.gouv.fr/api/1/"),
        CatalogV2 = new Uri("https://demo.data.gouv.fr/api/2/"),
        Metrics = null,
        Tabular = new Uri("https://tabular-api.preprod.data.gouv.fr/"),
    };

    /// <summary>The Main API, version 1, with <c>/api/1/</c>.</summary>
    public required Uri Catalog { get; init; }

    /// <summary>The Main API, version 2, with <c>/api/2/</c>.</summary>
    public required Uri CatalogV2 { get; init; }

    /// <summary>The root of the Metrics service, without <c>/api/</c>; null where there are no metrics.</summary>
    public required Uri? Metrics { get; init; }

    /// <summary>The root of the Tabular service, without <c>/api/</c>.</summary>
    public required Uri Tabular { get; init; }

    internal DataGouvEnvironment Checked() => new()
    {
        Catalog = Address(Catalog, "Environment.Catalog"),
        CatalogV2 = Address(CatalogV2, "Environment.CatalogV2"),
        Metrics = Metrics is null ? null : Address(Metrics, "Environment.Metrics"),
        Tabular = Address(Tabular, "Environment.Tabular"),
    };

    internal void RequireEncryption()
    {
        RequireEncryption(Catalog, "Environment.Catalog");
        RequireEncryption(CatalogV2, "Environment.CatalogV2");
    }

    // With one slash at the end, so that what follows is below it.
    private static Uri Address(Uri? address, string option)
    {
        if (address is null || !address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            throw OptionCheck.Refusal(option, address is { IsAbsoluteUri: true, UserInfo.Length: > 0 } ? "***" : address?.ToString() ?? "null", "an absolute http or https address without user, query or fragment, such as https://www.data.gouv.fr/api/1/");
        }

        return new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    }

    private static void RequireEncryption(Uri address, string option)
    {
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
        {
            throw new ArgumentException($"{option} is {address}: a credential is only sent over https (or to the loopback). Use https, or set Anonymous.", option);
        }
    }
}
