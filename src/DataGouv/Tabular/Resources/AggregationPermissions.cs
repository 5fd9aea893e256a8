namespace DataGouv.Tabular;

/// <summary>Keeps the list of resources that may be aggregated for an hour.</summary>
internal sealed class AggregationPermissions(AggregationExceptionsRequestBuilder requests, TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromHours(1);

    private Entry? _entry;

    public async Task<AggregationExceptions> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _entry) is { } known && time.GetElapsedTime(known.Since) < Validity)
        {
            return known.Rule;
        }

        var rule = await requests.GetAsync(null, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _entry, new Entry(rule, time.GetTimestamp()));
        return rule;
    }

    private sealed record Entry(AggregationExceptions Rule, long Since);
}
