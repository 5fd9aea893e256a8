using DataGouv.Catalog;

namespace DataGouv;

/// <summary>Says where an uploaded image goes.</summary>
public sealed class ImageTarget
{
    private ImageTarget(Func<CatalogRequestBuilder, FilePart, string?, CancellationToken, Task<UploadedImage>> sendAsync)
    {
        SendAsync = sendAsync;
    }

    /// <summary>Gets the avatar of the user whose key is used.</summary>
    public static ImageTarget MyAvatar { get; } = new((catalog, file, bbox, cancellation) =>
        catalog.Me.Avatar.PostAsync(new ImageForm { File = file, Bbox = bbox }, cancellationToken: cancellation));

    internal Func<CatalogRequestBuilder, FilePart, string?, CancellationToken, Task<UploadedImage>> SendAsync { get; }

    /// <summary>Returns the avatar of a user; for administrators.</summary>
    /// <param name="user">The id or the slug of the user.</param>
    public static ImageTarget UserAvatar(string user) => new((catalog, file, bbox, cancellation) =>
        catalog.Users[user].Avatar.PostAsync(new ImageForm { File = file, Bbox = bbox }, cancellationToken: cancellation));

    /// <summary>Returns the logo of an organization (<c>POST /organizations/{org}/logo/</c>).</summary>
    /// <param name="organization">The organization: its id, its slug, or the organization as it was read.</param>
    public static ImageTarget OrganizationLogo(OrganizationKey organization)
    {
        ArgumentNullException.ThrowIfNull(organization);
        return new((catalog, file, bbox, cancellation) => catalog
            .Organizations[organization.Value]
            .Logo.PostAsync(new ImageForm { File = file, Bbox = bbox }, cancellationToken: cancellation));
    }

    /// <summary>Returns the banner of an organization (<c>POST /organizations/{org}/banner/</c>).</summary>
    /// <param name="organization">The organization: its id, its slug, or the organization as it was read.</param>
    public static ImageTarget OrganizationBanner(OrganizationKey organization)
    {
        ArgumentNullException.ThrowIfNull(organization);
        return new((catalog, file, bbox, cancellation) => catalog
            .Organizations[organization.Value]
            .Banner.PostAsync(new ImageForm { File = file, Bbox = bbox }, cancellationToken: cancellation));
    }

    /// <summary>Returns the image of a reuse.</summary>
    /// <param name="reuse">The id or the slug of the reuse.</param>
    public static ImageTarget Reuse(string reuse) => new((catalog, file, bbox, cancellation) =>
        catalog.Reuses[reuse].Image.PostAsync(new ImageForm { File = file, Bbox = bbox }, cancellationToken: cancellation));

    /// <summary>Returns the image of a post; for administrators.</summary>
    /// <param name="post">The id or the slug of the post.</param>
    public static ImageTarget Post(string post) => new((catalog, file, bbox, cancellation) =>
        catalog.Posts[post].Image.PostAsync(new ImageForm { File = file, Bbox = bbox }, cancellationToken: cancellation));

    /// <summary>Returns the image of a visualization.</summary>
    /// <param name="visualization">The id of the visualization.</param>
    public static ImageTarget Visualization(string visualization) => new((catalog, file, bbox, cancellation) =>
        catalog.Visualizations[visualization].Image.PostAsync(new ImageForm { File = file, Bbox = bbox }, cancellationToken: cancellation));
}
