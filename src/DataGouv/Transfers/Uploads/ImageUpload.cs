using DataGouv.Catalog;

namespace DataGouv.Transfers.Uploads;

/// <summary>Sends an image. The server looks at its content alone, so that the content is looked at before.</summary>
internal static class ImageUpload
{
    private const int HeadLength = 12;
    private const int LargestImage = 20_000_000;

    /// <summary>Sends it in one request.</summary>
    public static async Task<UploadedImage> SendAsync(CatalogRequestBuilder catalog, ImageTarget target, UploadSource source, ImageCrop? crop, CancellationToken cancellationToken)
    {
        var bbox = crop?.Checked();
        using var opened = source.Open();
        using var chunk = opened.Length is null ? new ForwardChunk(opened, LargestImage) : null;
        var reader = opened;
        if (chunk is not null)
        {
            reader = await chunk.MoveNextAsync(cancellationToken).ConfigureAwait(false) && chunk.IsLast
                ? chunk.Content
                : throw new ArgumentException($"\"{source.FileName}\" is empty or too large for an image.", nameof(source));
        }

        var head = new byte[HeadLength];
        var read = await reader.ReadAtAsync(0, head, cancellationToken).ConfigureAwait(false);
        var mediaType = MediaType(head.AsSpan(0, read))
            ?? throw new ArgumentException($"\"{source.FileName}\" is not a JPEG, PNG or WebP image: the platform takes no others.", nameof(source));
        using var content = new PartStream(reader, 0, reader.Length!.Value, advance: null);
        return await target.SendAsync(catalog, new FilePart(content, source.FileName, mediaType), bbox, cancellationToken).ConfigureAwait(false);
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
