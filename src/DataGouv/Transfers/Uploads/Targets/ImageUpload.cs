using DataGouv.Catalog;
using DataGouv.Transfers.Uploads.Sources;

namespace DataGouv.Transfers.Uploads.Targets;

/// <summary>Sends an image. The server looks at its content and its name, so that both are looked at before.</summary>
internal static class ImageUpload
{
    private const int HeadLength = 12;
    private const int LargestImage = 20_000_000;

    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".webp"];

    /// <summary>Sends it in one request.</summary>
    public static async Task<UploadedImage> SendAsync(
        CatalogRequestBuilder catalog,
        ImageTarget target,
        UploadSource source,
        ImageCrop? crop,
        CancellationToken cancellationToken)
    {
        var bbox = crop?.Checked();
        var extension = Path.GetExtension(source.FileName.Trim());
        if (!Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                $"\"{source.FileName}\" is not the name of an image: the platform takes names that end in {string.Join(", ", Extensions)}.",
                nameof(source));
        }

        using var opened = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        using var chunk = opened.Length is null ? new ForwardChunk(opened, LargestImage) : null;
        var reader = opened;
        if (chunk is not null)
        {
            reader = await chunk.MoveNextAsync(cancellationToken).ConfigureAwait(false) && chunk.IsLast
                ? chunk.Content
                : throw new ArgumentException($"\"{source.FileName}\" is empty or too large for an image.", nameof(source));
        }

        using var content = new PartStream(reader, 0, reader.Length!.Value, advance: null);
        var head = new byte[HeadLength];
        var read = await content.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        content.Position = 0;
        var mediaType = MediaType(head.AsSpan(0, read))
            ?? throw new ArgumentException(
                $"\"{source.FileName}\" is not a JPEG, PNG or WebP image: the platform takes no others.",
                nameof(source));
        var file = new FilePart(content, source.FileName, mediaType);
        return await target.SendAsync(catalog, file, bbox, cancellationToken).ConfigureAwait(false);
    }

    private static string? MediaType(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
        {
            return "image/png";
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return "image/jpeg";
        }

        return head.Length >= HeadLength && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) ? "image/webp" : null;
    }
}
