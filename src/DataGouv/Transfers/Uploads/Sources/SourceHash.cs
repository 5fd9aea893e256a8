using System.Buffers;
using System.Security.Cryptography;

namespace DataGouv.Transfers.Uploads.Sources;

/// <summary>
/// The SHA-1 of a source, made beside the sending. Parts are sent in any order and a hash is made in one, so that it follows the parts as
/// they begin: it works while the network does, and never runs far ahead of it.
/// </summary>
internal sealed class SourceHash(SourceReader source, long length, long partSize, CancellationToken cancellationToken) : IDisposable
{
    private const int BufferSize = 1 << 17;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private readonly List<Task<string>> _ends = [];
    private readonly Lock _gate = new();

    /// <summary>The hash of everything up to and with a part, in hexadecimal.</summary>
    public Task<string> ThroughAsync(int part)
    {
        lock (_gate)
        {
            while (_ends.Count <= part)
            {
                _ends.Add(AppendAsync(_ends.Count, _ends.LastOrDefault()));
            }

            return _ends[part];
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _hash.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    /// <summary>Ends when nothing of it reads the source any more.</summary>
    public async Task SettleAsync()
    {
        Task[] running;
        lock (_gate)
        {
            running = [.. _ends];
        }

        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<string> AppendAsync(int part, Task? before)
    {
        // Whoever asks goes on, even if there is nothing to wait for.
        await (before ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var content = new PartStream(source, part * partSize, Math.Min(partSize, length - (part * partSize)), advance: null);
        while (await content.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            _hash.AppendData(_buffer.AsSpan(0, read));
        }

        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }
}
