namespace DataGouv.Generated.Tests;

/// <summary>Never gives a byte; says when it is asked for one.</summary>
internal sealed class StalledStream(Action whenRead) : ReadOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        whenRead();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}
