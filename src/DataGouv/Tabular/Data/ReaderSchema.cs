using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tabular;

/// <summary>Finds out which columns the rows of a query have, and of which types: from the profile, and from the first rows without one.</summary>
internal sealed class ReaderSchema(TableEndpoint table, QueryState query)
{
    private readonly ResourceEndpoint? _profiled = table as ResourceEndpoint;

    /// <summary>Asks for the profile, unless it is known. A table can be without.</summary>
    public async Task LearnAsync(CancellationToken cancellationToken)
    {
        try
        {
            await table.LearnColumnsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException unknown) when (unknown.ResponseStatusCode == 404)
        {
            // The rows say whether there is a table.
        }
    }

    /// <summary>Describes the columns.</summary>
    /// <param name="first">The first row; null without any.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<ReaderColumn[]> DescribeAsync(TabularRow? first, CancellationToken cancellationToken)
    {
        var names = first?.Columns ?? Expected();
        var known = Known();
        if (_profiled is { Columns.Count: > 0 } && names.Any(name => !known.ContainsKey(name)))
        {
            // The profile may be older than the table.
            await _profiled.RenewColumnsAsync(cancellationToken).ConfigureAwait(false);
            known = Known();
        }

        return [.. names.Select((name, place) =>
        {
            var (nameInFile, type) = known.GetValueOrDefault(name, (name, TabularType.Unknown));
            type = type == TabularType.Unknown && first is { } row ? TypeInference.Of(row, place) : type;
            return new ReaderColumn(name, nameInFile, place, type, name != TableColumns.Id || table.HasRowsWithoutId);
        })];
    }

    // Without a row nobody says which columns there are, except the query or the profile.
    private IEnumerable<string> Expected() =>
        query.IsAggregation ? [.. query.Groups, .. query.Aggregates.Select(computed => TableColumns.Candidates(Name(computed)).Last())]
        : query.Columns.IsEmpty ? table.KnownColumns
        : query.Columns;

    private Dictionary<string, (string Name, TabularType Type)> Known()
    {
        var known = new Dictionary<string, (string Name, TabularType Type)>(StringComparer.Ordinal)
        {
            [TableColumns.Id] = (TableColumns.Id, TabularType.WholeNumber),
        };
        foreach (var column in _profiled?.Columns ?? [])
        {
            known.TryAdd(column.StoredName, (column.Name, column.Type));
        }

        foreach (var computed in query.Aggregates)
        {
            var (of, type) = known.GetValueOrDefault(computed.Column, (computed.Column, TabularType.Unknown));
            var described = (of + ColumnText.Separator + computed.Function.Name, computed.Function switch
            {
                AggregateFunction.Count => TabularType.WholeNumber,
                AggregateFunction.Avg => TabularType.Number,
                _ => type,
            });
            foreach (var name in TableColumns.Candidates(Name(computed)))
            {
                known.TryAdd(name, described);
            }
        }

        return known;
    }

    private static string Name(Aggregate computed) => computed.Column + ColumnText.Separator + computed.Function.Name;
}
