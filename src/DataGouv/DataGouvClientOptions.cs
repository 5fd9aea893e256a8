namespace DataGouv;

/// <summary>What a <see cref="DataGouvClient"/> is made with. It is checked once, when the client is made.</summary>
public sealed class DataGouvClientOptions
{
    /// <summary>Where the services are. Default: <see cref="DataGouvEnvironment.Production"/>.</summary>
    public DataGouvEnvironment Environment { get; set; } = DataGouvEnvironment.Production;

    /// <summary>
    /// The API key of a user, made on the page of one's account. Default: none, which is enough to read what is public. It is
    /// sent to the Main API alone, as <c>X-API-KEY</c>. The platform does not promise a format, so none is checked.
    /// </summary>
    public string? ApiKey { get; set; }

    internal DataGouvClientOptions Checked()
    {
        ArgumentNullException.ThrowIfNull(Environment);
        if (ApiKey is not null && (ApiKey.Length == 0 || ApiKey.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || !char.IsAscii(character))))
        {
            // The value itself is a secret and stays out of the message.
            throw new ArgumentException("ApiKey is empty, or holds white space or characters that a header cannot carry: pass the key as the platform showed it, or leave it null.", nameof(ApiKey));
        }

        if (ApiKey is not null)
        {
            RequireEncryption(Environment.Catalog, "Environment.Catalog");
            RequireEncryption(Environment.CatalogV2, "Environment.CatalogV2");
        }

        return (DataGouvClientOptions)MemberwiseClone();
    }

    private static void RequireEncryption(Uri address, string option)
    {
        if (address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
        {
            throw new ArgumentException($"{option} is {address}: an API key is only sent over https (or to the loopback). Use https.", option);
        }
    }
}
