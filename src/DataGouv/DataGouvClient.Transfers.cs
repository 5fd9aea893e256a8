namespace DataGouv;

/// <content>Files, in both directions.</content>
public sealed partial class DataGouvClient
{
    /// <summary>Publishes files and images, whatever their size.</summary>
    public UploadClient Uploads => field ??= new UploadClient(Catalog, Adapter(_credential, _address), _options);

    /// <summary>Fetches files, from the platform or from wherever a resource points to.</summary>
    public DownloadClient Downloads => field ??= new DownloadClient(Catalog, SendAsync, _options.TimeProvider);
}
