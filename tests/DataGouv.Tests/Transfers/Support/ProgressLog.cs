using System.Collections.Concurrent;

namespace DataGouv.Tests.Transfers.Support;

/// <summary>Remembers every report, in the order in which they were made.</summary>
internal sealed class ProgressLog : IProgress<TransferProgress>
{
    private readonly ConcurrentQueue<TransferProgress> _reports = new();

    public IReadOnlyList<TransferProgress> Reports => [.. _reports];

    public void Report(TransferProgress value) => _reports.Enqueue(value);
}
