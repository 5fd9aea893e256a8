using System.IO.Pipelines;
using System.Security.Cryptography;
using DataGouv.Pipeline;

namespace DataGouv.Transfers.Downloads;

/// <summary>
/// Unpacks a file on the side that is stored as it is: only its content tells whether all of it came, and publishers hash the content as
/// well.
/// </summary>
internal sealed class SideUnpacking : IDisposable
{
    private readonly Pipe _pipe = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<string?> _work;

    /// <summary>Begins to unpack.</summary>
    /// <param name="packing">How the file is packed.</param>
    /// <param name="algorithm">How the content is hashed; null when it is not.</param>
    public SideUnpacking(Packing packing, HashAlgorithmName? algorithm)
    {
        _work = Task.Run(() => UnpackAsync(packing, algorithm));
    }

    /// <summary>Takes the next bytes.</summary>
    public async ValueTask AddAsync(ReadOnlyMemory<byte> packed, CancellationToken cancellationToken) =>
        await _pipe.Writer.WriteAsync(packed, cancellationToken).ConfigureAwait(false);

    /// <summary>Takes the end.</summary>
    /// <returns>The hash of the content in hexadecimal; null when it has none.</returns>
    /// <exception cref="IOException">The end is not the end of a packed file.</exception>
    public async Task<string?> FinishAsync()
    {
        await _pipe.Writer.CompleteAsync().ConfigureAwait(false);
        return await _work.ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _stop.Cancel();
        _pipe.Writer.Complete();
    }

    private async Task<string?> UnpackAsync(Packing packing, HashAlgorithmName? algorithm)
    {
        using var hash = algorithm is { } name ? IncrementalHash.CreateHash(name) : null;
        try
        {
            var content = packing.Unpack(_pipe.Reader.AsStream());
            await using (content.ConfigureAwait(false))
            {
                var buffer = new byte[1 << 16];
                while (await content.ReadAsync(buffer, _stop.Token).ConfigureAwait(false) is > 0 and var read)
                {
                    hash?.AppendData(buffer, 0, read);
                }
            }

            return hash is null ? null : Convert.ToHexStringLower(hash.GetCurrentHash());
        }
        finally
        {
            // The writer must not wait for a reader that has gone.
            await _pipe.Reader.CompleteAsync().ConfigureAwait(false);
        }
    }
}
