using System.Runtime.CompilerServices;
using DataGouv.Errors;
using DataGouv.Requests;

namespace DataGouv.Pipeline;

/// <summary>
/// The body of an answer. It ends a silence that is too long, tells a broken connection in the SDK's own terms, and gives the connection
/// back when it is disposed.
/// </summary>
internal sealed class ResponseStream(
    Stream body,
    HttpResponseMessage response,
    HttpRequestMessage request,
    TimeSpan idle,
    TimeProvider clock) : ReadOnlyStream
{
    private CancellationTokenSource? _silence;
    private ITimer? _timer;
    private volatile bool _isSilent;
    private long _received;

    /// <inheritdoc />
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _silence ??= new CancellationTokenSource();
        var caller = cancellationToken.CanBeCanceled
            ? cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _silence)
            : default;
        ValueTask<int> read;
        try
        {
            read = body.ReadAsync(buffer, _silence.Token);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            caller.Dispose();
            throw BrokenOff(exception);
        }

        // What has arrived already needs no clock.
        if (read.IsCompletedSuccessfully)
        {
            caller.Dispose();
            return new ValueTask<int>(Count(read.Result));
        }

        return WaitAsync(read, caller, cancellationToken);
    }

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Count(body.Read(buffer));
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw BrokenOff(exception);
        }
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await body.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            response.Dispose();
            _timer?.Dispose();
            _silence?.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        _received += read;
        return read;
    }

    private DataGouvConnectionException BrokenOff(Exception cause) =>
        DataGouvErrors.BrokenOff(request, _received, response.Content.Headers.ContentLength, cause);

    // A large file is read in many pieces: what waits for each comes from a pool.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> WaitAsync(ValueTask<int> read, CancellationTokenRegistration caller, CancellationToken cancellationToken)
    {
        using (caller)
        {
            StartClock();
            try
            {
                return Count(await read.ConfigureAwait(false));
            }
            catch (OperationCanceledException cancellation)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw _isSilent
                    ? DataGouvErrors.TimeOut(request, $"broke off: nothing came for {idle}, the time-out of an idle read", cancellation)
                    : BrokenOff(cancellation);
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException)
            {
                throw BrokenOff(exception);
            }
            finally
            {
                _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void StartClock()
    {
        if (idle == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        _timer ??= clock.CreateTimer(
            static state => ((ResponseStream)state!).Break(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        _timer.Change(idle, Timeout.InfiniteTimeSpan);
    }

    private void Break()
    {
        _isSilent = true;
        try
        {
            _silence!.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It was disposed at the same moment: nobody waits any more.
        }
    }
}
