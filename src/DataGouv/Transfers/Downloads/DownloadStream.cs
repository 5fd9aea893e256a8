using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using DataGouv.Pipeline;

namespace DataGouv.Transfers.Downloads;

/// <summary>
/// The content of a file on a server. When the connection is lost it is taken up again where it stopped, if it is still the same file.
/// </summary>
internal sealed class DownloadStream : ReadOnlyStream
{
    private readonly DownloadConnection _connection;
    private readonly DownloadSource _source;
    private readonly ProgressMeter _meter;
    private readonly Backoff _backoff;
    private readonly IncrementalHash? _hash;
    private Stream? _body;
    private int _attempt = 1;
    private int _failures;
    private long _position;

    /// <summary>A stream that is not connected yet.</summary>
    /// <param name="transport">What sends requests, without any credential.</param>
    /// <param name="source">The file.</param>
    /// <param name="options">How it is downloaded.</param>
    /// <param name="verifies">Does the stream itself compare the checksum at its end?</param>
    /// <param name="time">The clock.</param>
    public DownloadStream(DownloadTransport transport, DownloadSource source, DownloadOptions options, bool verifies, TimeProvider time)
    {
        _source = source;
        _backoff = new Backoff(BackoffLimits.OfTransfer(options.MaxAttempts), time);
        _connection = new DownloadConnection(transport, source, options);
        _meter = new ProgressMeter(options.Progress, time);
        if (verifies && options.Verify != ChecksumVerification.Off && source.Checksum is { } checksum)
        {
            _hash = IncrementalHash.CreateHash(checksum.Hash);
        }
    }

    /// <summary>Gets what the server says of the file.</summary>
    public RemoteFile File => _connection.File;

    /// <summary>Whether another download can go on with what has come.</summary>
    public bool CanBeResumed => File.CanBeResumed && _connection.Packed is null;

    /// <inheritdoc />
    public override long Length => File.Total ?? throw new NotSupportedException("The server does not say how long the file is.");

    /// <inheritdoc />
    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException("A download only goes forward.");
    }

    /// <summary>Asks for the file, so that what the server says of it is known.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        while (_body is null)
        {
            try
            {
                _body = await _connection.OpenAsync(_position, isFirst: _attempt == 1, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (_connection.HasAnswered && DownloadConnection.IsLost(failure))
            {
                await LoseAsync(failure, cancellationToken).ConfigureAwait(false);
            }
        }

        _meter.Total = File.Total ?? (_source.Size > _position ? _source.Size : null);
    }

    /// <summary>Goes on with a file of which an earlier download has the beginning.</summary>
    /// <param name="file">What the server said of it then.</param>
    /// <param name="position">How many bytes have come.</param>
    public void GoOn(RemoteFile file, long position)
    {
        _connection.Recall(file);
        _connection.CheckLength(position);
        _position = position;
        _meter.Total = file.Total;
        _meter.Add(position, 1, _attempt);
    }

    /// <summary>Begins again at the first byte.</summary>
    public void Restart()
    {
        Disconnect();
        _connection.Forget();
        _meter.Add(-_position, 1, _attempt);
        _position = 0;
        _hash?.GetHashAndReset();
    }

    /// <summary>Compares the checksum of the source with the forms of the file that have come.</summary>
    /// <param name="expected">The checksum of the source.</param>
    /// <param name="actual">The checksum of the file as it is stored.</param>
    /// <returns>The form that it is of.</returns>
    /// <exception cref="ChecksumMismatchException">It is of none.</exception>
    public ChecksumForm Verify(FileChecksum expected, string actual)
    {
        if (actual == expected.Value)
        {
            return ChecksumForm.File;
        }

        return _connection.Packed is { } packed && packed.OtherHash == expected.Value
            ? packed.IsStored
                ? ChecksumForm.Content
                : ChecksumForm.Packed
            : throw new ChecksumMismatchException(
                $"{_source.Address} is not the file that was announced (it may have been replaced since: read the resource again)",
                expected.Algorithm,
                expected.Value,
                actual);
    }

    /// <summary>The last byte has arrived where it should.</summary>
    public void Finish() => _meter.Finish(_position);

    /// <inheritdoc />
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0)
        {
            return 0;
        }

        while (true)
        {
            int read;
            try
            {
                if (_body is null)
                {
                    await ConnectAsync(cancellationToken).ConfigureAwait(false);
                }

                read = await _body!.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (read > 0 && _connection.Packed is { } packed)
                {
                    await packed.AddAsync(buffer[..read], cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception failure) when (DownloadConnection.IsLost(failure))
            {
                await LoseAsync(failure, cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (read == 0 && File.Total is { } total && _position < total)
            {
                await LoseAsync(
                        new HttpIOException(HttpRequestError.ResponseEnded, $"The answer ended after {_position} of {total} bytes."),
                        cancellationToken)
                    .ConfigureAwait(false);
                continue;
            }

            if (read == 0)
            {
                await _connection.FinishAsync(_position).ConfigureAwait(false);
                Verify();
                return 0;
            }

            Take(buffer.Span[..read]);
            return read;
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Disconnect();
            _connection.Dispose();
            _hash?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        _position += bytes.Length;
        _failures = 0;
        _connection.CheckLength(_position);
        _hash?.AppendData(bytes);
        if (_position > _meter.Total)
        {
            // What the publisher says of the size is seldom checked by anybody.
            _meter.Total = null;
        }

        _meter.Add(bytes.Length, 1, _attempt);
    }

    private void Verify()
    {
        if (_hash is not null && _source.Checksum is { } expected)
        {
            Verify(expected, Convert.ToHexStringLower(_hash.GetCurrentHash()));
        }
    }

    private async Task LoseAsync(Exception failure, CancellationToken cancellationToken)
    {
        Disconnect();
        _attempt++;
        if (_backoff.Pause(++_failures, TransferFailure.Welcome(failure)) is not { } pause)
        {
            throw _connection.Lost(failure, _position);
        }

        await _backoff.WaitAsync(pause, cancellationToken).ConfigureAwait(false);
    }

    private void Disconnect()
    {
        _body?.Dispose();
        _body = null;
    }
}
