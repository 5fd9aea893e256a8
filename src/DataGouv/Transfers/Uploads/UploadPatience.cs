using DataGouv.Pipeline;

namespace DataGouv.Transfers.Uploads;

/// <summary>
/// Decides when one request of an upload is sent again. Its time begins with the first failure: how long a large part was under way before
/// says nothing about how long the server is out of order.
/// </summary>
internal sealed class UploadPatience(BackoffLimits limits, TimeProvider time)
{
    private Backoff? _backoff;
    private int _failures;

    /// <summary>Takes a failure.</summary>
    /// <returns>How long to wait before the next attempt; null when there is none.</returns>
    public TimeSpan? Pause(Exception failure)
    {
        var isHeldBack = TransferFailure.IsHeldBack(failure);
        if (!isHeldBack && !TransferFailure.IsTransient(failure))
        {
            return null;
        }

        _backoff ??= new Backoff(limits, time);
        _failures += isHeldBack ? 0 : 1;
        return _backoff.Pause(_failures, TransferFailure.Welcome(failure));
    }

    /// <summary>Waits for a pause to end.</summary>
    public Task WaitAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        _backoff?.WaitAsync(pause, cancellationToken) ?? Task.CompletedTask;
}
