using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace DataGouv.Transfers.Downloads;

/// <summary>
/// Writes a stream to a file while it comes. The writing of one piece, the hashing of it and the reading of the next go on side by side.
/// </summary>
internal sealed class ContentWriter(SafeFileHandle file, Stream content)
{
    private const int BufferSize = 1 << 19;

    private ExceptionDispatchInfo? _failure;

    /// <summary>Writes everything that comes. What has come before a failure is written as well.</summary>
    /// <param name="from">How many bytes of the file stay. They are hashed as well.</param>
    /// <param name="algorithm">How the file is hashed; null when it is not.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The size, and the hash in hexadecimal.</returns>
    public async Task<(long Size, string? Hash)> WriteAsync(
        long from,
        HashAlgorithmName? algorithm,
        CancellationToken cancellationToken)
    {
        using var hash = algorithm is { } name ? IncrementalHash.CreateHash(name) : null;
        var (current, next) = (ArrayPool<byte>.Shared.Rent(BufferSize), ArrayPool<byte>.Shared.Rent(BufferSize));
        ValueTask writing = default;
        try
        {
            var size = await KeepAsync(from, hash, current, cancellationToken).ConfigureAwait(false);
            while (await FillAsync(current, cancellationToken).ConfigureAwait(false) is > 0 and var filled)
            {
                await WrittenAsync().ConfigureAwait(false);
                writing = RandomAccess.WriteAsync(file, current.AsMemory(0, filled), size, CancellationToken.None);
                hash?.AppendData(current, 0, filled);
                size += filled;
                (current, next) = (next, current);
            }

            await WrittenAsync().ConfigureAwait(false);
            _failure?.Throw();
            return (size, hash is null ? null : Convert.ToHexStringLower(hash.GetCurrentHash()));
        }
        finally
        {
            // A buffer that is still being written goes back to nobody.
            await WrittenAsync().AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ArrayPool<byte>.Shared.Return(current);
            ArrayPool<byte>.Shared.Return(next);
        }

        // Each writing is waited for once.
        ValueTask WrittenAsync()
        {
            var last = writing;
            writing = default;
            return last;
        }
    }

    private async ValueTask<long> KeepAsync(long size, IncrementalHash? hash, byte[] buffer, CancellationToken cancellationToken)
    {
        if (RandomAccess.GetLength(file) > size)
        {
            RandomAccess.SetLength(file, size);
        }

        for (var position = 0L; hash is not null && position < size; )
        {
            var read = await RandomAccess.ReadAsync(file, buffer, position, cancellationToken).ConfigureAwait(false);
            hash.AppendData(buffer, 0, read);
            position += read > 0 ? read : throw new IOException("The partial file became shorter while it was read.");
        }

        return size;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> FillAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        var filled = 0;
        try
        {
            while (
                _failure is null
                && filled < BufferSize
                && await content.ReadAsync(buffer.AsMemory(filled, BufferSize - filled), cancellationToken).ConfigureAwait(false)
                    is > 0
                        and var read)
            {
                filled += read;
            }
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }

        return filled;
    }
}
