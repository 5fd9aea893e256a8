using System.Runtime.CompilerServices;

namespace DataGouv.Tabular;

/// <summary>Reads several ranges at once and gives their rows in order.</summary>
internal static class OrderedRanges
{
    public static async IAsyncEnumerable<RowBlock> ReadAsync(
        RangeReader reader,
        IReadOnlyList<RowRange> ranges,
        int concurrency,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ahead = new ReadAhead<RangeBuffer>(static range => range.DisposeAsync(), cancellationToken);
        await using (ahead.ConfigureAwait(false))
        {
            // Who looks at the first rows alone costs the server one stream.
            var (next, depth) = (0, 1);
            while (next < ranges.Count || ahead.Count > 0)
            {
                Begin(depth);
                var current = await ahead.Take().ConfigureAwait(false);
                await using (current.ConfigureAwait(false))
                {
                    await foreach (var block in current.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        yield return block;
                        depth = concurrency;
                        Begin(depth - 1);
                    }
                }
            }

            void Begin(int count)
            {
                while (next < ranges.Count && ahead.Count < count)
                {
                    var range = ranges[next++];
                    ahead.Begin(leaving => Task.FromResult(new RangeBuffer(reader, range, leaving)));
                }
            }
        }
    }
}
